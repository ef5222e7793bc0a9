package dev.thence.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A TorchScript module written from Java, for the operations that DJL's arrays lack: the archive
/// that `torch.jit.save` would write for a module without parameters.
final class TorchScript {
    /// The product of a sparse matrix by rows and a dense one.
    static final String SPARSE_PRODUCT = """
            class Sparse(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Sparse,
                dense: Tensor,
                offsets: Tensor,
                columns: Tensor,
                weights: Tensor) -> Tensor:
                rows = torch.sub(torch.size(offsets, 0), 1)
                sparse = torch.sparse_csr_tensor(offsets, columns, weights, [rows, torch.size(dense, 0)])
                return torch.matmul(sparse, dense)
            """;

    /// The pickle, protocol 2, of an object of class `__torch__.Sparse` with the state
    /// `{"training": True}`.
    private static final byte[] OBJECT = concat("\u0080\u0002c__torch__\nSparse\nq\0)\u0081}(X\u0008\0\0\0"
            + "trainingq\u0001\u0088ubq\u0002.");
    /// The pickle of an empty tuple.
    private static final byte[] NO_CONSTANTS = concat("\u0080\u0002).");

    private TorchScript() {}

    private static byte[] concat(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The archive of a module with this code, whose class is `Sparse`.
    static byte[] archive(String code) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "sparse/data.pkl", OBJECT);
            add(zip, "sparse/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            add(zip, "sparse/constants.pkl", NO_CONSTANTS);
            add(zip, "sparse/version", "3\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
