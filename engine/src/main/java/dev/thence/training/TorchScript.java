package dev.thence.training;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A TorchScript module written from Java, for an operation that DJL's arrays lack: the archive
/// that `torch.jit.save` would write for a module without parameters.
final class TorchScript {
    /// The product of a sparse matrix by rows and a dense one: every row the weighted sum of the
    /// rows that its columns name.
    private static final String CODE = """
            class Sparse(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Sparse,
                dense: Tensor,
                offsets: Tensor,
                columns: Tensor,
                weights: Tensor) -> Tensor:
                bags = torch.embedding_bag(dense, columns, offsets, False, 0, False, weights, True)
                sums, _0, _1, _2, = bags
                return sums
            """;
    /// The pickle, protocol 2, of an object of class `__torch__.Sparse` with the state
    /// `{"training": True}`.
    private static final String OBJECT = "\u0080\u0002c__torch__\nSparse\nq\0)\u0081}("
            + "X\u0008\0\0\0trainingq\u0001\u0088ubq\u0002.";
    /// The pickle of an empty tuple.
    private static final String NO_CONSTANTS = "\u0080\u0002).";

    private TorchScript() {}

    /// The archive of a module that multiplies: (dense, offsets, columns, weights) -> dense.
    static byte[] sparseProduct() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            add(zip, "sparse/data.pkl", OBJECT);
            add(zip, "sparse/code/__torch__.py", CODE);
            add(zip, "sparse/constants.pkl", NO_CONSTANTS);
            add(zip, "sparse/version", "3\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, String latin1) throws IOException {
        byte[] content = latin1.getBytes(StandardCharsets.ISO_8859_1);
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
