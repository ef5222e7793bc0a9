package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/service.md and the Javadoc name what there is.
class DocumentationTest {
    @TempDir
    private Path folder;

    @Test
    void everyProblemLimitMemberAndRouteIsNamed() throws IOException {
        String page = Files.readString(Path.of("../docs/service.md"));
        for (ProblemType type : ProblemType.values()) {
            String end = type.uri().substring(type.uri().lastIndexOf(':') + 1);
            assertTrue(page.contains("`" + end + "`"), end);
            assertTrue(page.contains(Integer.toString(type.status())), end);
        }
        for (RecordComponent limit : ServiceLimits.class.getRecordComponents()) {
            String flag = "`--" + limit.getName().replaceAll("([A-Z])", "-$1")
                    .toLowerCase(Locale.ROOT) + "`";
            assertTrue(page.contains(flag), flag);
        }
        for (String name : Narrowing.NAMES) {
            assertTrue(page.contains("`" + name + "`"), name);
        }
        TestShop.writeRun(folder, 1);
        try (var service = StorefrontService.start(folder,
                ServiceOptions.DEFAULT.withPort(0).withDrain(java.time.Duration.ZERO))) {
            for (String template : service.routes().templates().keySet()) {
                assertTrue(page.contains(template), template);
            }
        }
    }

    @Test
    void aServiceIsStartedInTwoLines() throws Exception {
        Path models = TestShop.writeRun(folder, 1);
        // @start region="start"
        var options = ServiceOptions.DEFAULT.withPort(0);
        try (var service = StorefrontService.start(models, options)) {
            URI uri = URI.create("http://127.0.0.1:" + service.port()
                    + "/v1/items/item-1020/related?limit=3");
            // @end
            try (var answer = uri.toURL().openStream()) {
                assertEquals(3, Json.read(answer.readAllBytes()).path("recommendations").size());
            }
        }
    }
}
