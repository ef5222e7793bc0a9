package dev.thence.datasets;

/// What the registry knows of a dataset before it is there.
///
/// @param name by which commands ask for it, such as `online-retail`
/// @param title what it is, in one line
/// @param owner who made it and where its public page is
/// @param licence as its owner states it
/// @param obtain what to do to have it in a local folder
/// @param digest SHA-256 of the canonical content, in hexadecimal: of the decoded rows, sorted,
///     each ended by a line feed
public record DatasetCard(String name, String title, String owner, String licence, String obtain,
        String digest) {

    /// @throws DatasetException naming both digests when the content is another
    void requireDigest(String found, Object where) throws DatasetException {
        if (!found.equals(digest)) {
            throw new DatasetException(name + ": the content of " + where
                    + " is not what the registry knows: SHA-256 of its sorted rows is " + found
                    + ", expected " + digest + ". Get the original again: " + obtain);
        }
    }
}
