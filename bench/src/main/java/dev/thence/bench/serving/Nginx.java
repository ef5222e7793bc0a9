package dev.thence.bench.serving;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// nginx with one static file, the bound of what a web server on this machine does.
final class Nginx implements AutoCloseable {
    /// The path of the file.
    static final String PATH = "/answer.json";
    private static final int TRIES = 100;
    private static final int WAIT_MILLIS = 50;
    private static final String CONFIGURATION = """
            daemon off;
            worker_processes auto;
            %3$s
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000000;
              open_file_cache max=10;
              types { application/json json; }
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server { listen 127.0.0.1:%2$d; root %1$s/www; }
            }
            """;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param program its name or path
    /// @param folder for its files
    /// @param content of the file
    /// @throws IOException when it is not installed or does not begin
    static Nginx start(String program, Path folder, String content) throws IOException {
        Files.createDirectories(folder.resolve("www"));
        Files.writeString(folder.resolve("www" + PATH), content);
        int port = freePort();
        // Started by root, its workers would be another user, who may not read this folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, String.format(CONFIGURATION, folder, port, user));
        Path said = folder.resolve("said.txt");
        var process = new ProcessBuilder(List.of(program, "-p", folder.toString(), "-c",
                configuration.toString())).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        for (int i = 0; i < TRIES && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return new Nginx(process, port);
            } catch (IOException _) {
                pause();
            }
        }
        process.destroy();
        process.onExit().join();
        throw new IOException("it does not begin: "
                + Files.readString(said).strip().replaceAll("\\s+", " "));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while nginx was started", e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
