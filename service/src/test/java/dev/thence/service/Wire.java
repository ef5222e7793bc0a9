package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;

/// A connection to the service, byte by byte: what well-behaved clients cannot send is sent
/// too.
final class Wire implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /// An answer, headers by their name in lower case.
    record Answer(int status, TreeMap<String, String> headers, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + body, e);
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// The last part of a problem's type.
        String problem() {
            if (!header("content-type").equals("application/problem+json")) {
                throw new AssertionError(status + " is no problem document: " + headers + body);
            }
            String type = json().path("type").asText();
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    static Answer get(int port, String target) throws IOException {
        return request(port, "GET", target);
    }

    static Answer request(int port, String method, String target, String... headers)
            throws IOException {
        try (var wire = new Wire(port)) {
            wire.send(head(method, target, headers));
            return wire.receive(method);
        }
    }

    static Answer post(int port, String target, String body, String... headers)
            throws IOException {
        try (var wire = new Wire(port)) {
            wire.send(posting(target, body, headers));
            return wire.receive("POST");
        }
    }

    /// The head of a request, ended.
    static String head(String method, String target, String... headers) {
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text.append("\r\n").toString();
    }

    static String posting(String target, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Content-Type: application/json";
        all[headers.length + 1] = "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length;
        return head("POST", target, all) + body;
    }

    /// An id as a segment of a path, or a value in a query.
    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    void send(String text) throws IOException {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /// Says that nothing more will be sent.
    void endSending() throws IOException {
        socket.shutdownOutput();
    }

    Answer receive(String method) throws IOException {
        String[] first = line().split(" ", 3);
        var headers = new TreeMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(method.equals("HEAD") ? 0 : length);
        if (body.length < length && !method.equals("HEAD")) {
            throw new EOFException("the answer ends after " + body.length + " of " + length);
        }
        return new Answer(Integer.parseInt(first[1]), headers,
                new String(body, StandardCharsets.UTF_8));
    }

    /// Whether the service has closed its side, now or within the patience.
    boolean ended() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection ended");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
