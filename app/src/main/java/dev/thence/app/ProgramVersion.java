package dev.thence.app;

import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/// The version that the build wrote into the program.
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws Exception {
        return new String[] {"thence " + number() + " (Java " + Runtime.version() + ")"};
    }

    static String number() throws java.io.IOException {
        var properties = new Properties();
        try (var in = ProgramVersion.class.getResourceAsStream("version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "unknown");
    }
}
