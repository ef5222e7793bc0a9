package dev.thence.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/// The `thence` program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var out = stream(FileDescriptor.out, System.getProperty("stdout.encoding"));
        var err = stream(FileDescriptor.err, System.getProperty("stderr.encoding"));
        System.exit(Thence.run(new Console(out, err, Console.stderrIsTerminal()), args));
    }

    /// Buffered by the line, so that a listing is not a system call per word.
    private static PrintStream stream(FileDescriptor descriptor, String encoding) {
        var charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
        return new PrintStream(new FileOutputStream(descriptor), true, charset);
    }
}
