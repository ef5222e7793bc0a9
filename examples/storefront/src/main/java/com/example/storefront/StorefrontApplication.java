package com.example.storefront;

import dev.thence.serving.ModelStore;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// A shop's product and basket pages, with suggestions from a store of models.
@SpringBootApplication
@ConfigurationPropertiesScan
class StorefrontApplication {

    /// Where things are: `--storefront.models=...`, or `STOREFRONT_MODELS` in the environment.
    ///
    /// @param models the folder that `thence publish --to` fills
    /// @param products the product file
    @ConfigurationProperties("storefront")
    record Settings(Path models, Path products) { }

    static void main(String[] arguments) {
        SpringApplication.run(StorefrontApplication.class, arguments);
    }

    /// Follows the folder: what is published there answers a second later, without a restart, if it
    /// passes the rehearsal. Spring closes it when the last request has been answered.
    @Bean
    ModelStore models(Settings settings) throws IOException {
        return ModelStore.open(settings.models(), Adviser::rehearse);
    }
}
