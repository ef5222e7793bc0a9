package dev.thence.app;

import dev.thence.bench.methods.Methods;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// Which methods are compared, with those a user brings.
final class MethodOptions {
    @Option(names = "--method", paramLabel = "NAME", split = ",",
            description = "Only these methods; repeat or separate by commas (default: all).")
    List<String> names = List.of();

    @Option(names = "--class-path", paramLabel = "PATHS",
            description = "Jars and folders with methods of your own, as for java -cp; services of"
                    + " dev.thence.bench.Method are found by themselves.")
    private String classPath = "";

    @Option(names = "--method-class", paramLabel = "CLASS",
            description = "A class that implements EdgesMethod or OrdersMethod, where no service"
                    + " file names it; may be repeated.")
    private List<String> classes = List.of();

    /// All methods that can be asked for.
    ///
    /// @throws NoSuchFileException when a part of the class path is not there
    Methods all() throws IOException {
        var loader = loader();
        var methods = Methods.builtIn().withServices(loader);
        for (String name : classes) {
            methods = methods.withClass(name, loader);
        }
        return methods;
    }

    /// Open as long as the program runs: the methods' classes are loaded when they are used.
    private ClassLoader loader() throws IOException {
        var own = MethodOptions.class.getClassLoader();
        if (classPath.isBlank()) {
            return own;
        }
        var urls = new ArrayList<URL>();
        for (String part : classPath.split(File.pathSeparator)) {
            Path path = Path.of(part);
            if (!Files.exists(path)) {
                throw new NoSuchFileException(part, null, "named by --class-path, is not there");
            }
            urls.add(url(path));
        }
        return new URLClassLoader(urls.toArray(URL[]::new), own);
    }

    private static URL url(Path path) throws IOException {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IOException("--class-path " + path + " cannot be read from: "
                    + e.getMessage(), e);
        }
    }
}
