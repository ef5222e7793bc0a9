package dev.thence.service;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What opens the administrative routes: a secret of 16 characters or more, sent as
/// `Authorization: Bearer ...`. Immutable; shows nothing of the secret.
public final class AdminToken {
    private static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    private AdminToken(byte[] digest) {
        this.digest = digest;
    }

    /// @throws IllegalArgumentException when it is so short that it could be guessed
    public static AdminToken of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException("the token of the administrative routes has "
                    + secret.length() + " characters, must have " + SHORTEST + " or more");
        }
        return new AdminToken(digest(secret));
    }

    /// Whether a header holds the secret. Takes the same time whatever it holds: hashes of one
    /// length are compared, to their ends.
    boolean opens(String authorization) {
        return MessageDigest.isEqual(digest, digest(authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip() : ""));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AdminToken";
    }
}
