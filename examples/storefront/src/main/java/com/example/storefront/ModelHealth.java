package com.example.storefront;

import dev.thence.serving.ModelStore;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Which model answers, for `/actuator/health/readiness`, and which was refused: then the one
/// before goes on answering, and somebody should look.
@Component("model")
class ModelHealth implements HealthIndicator {
    private final ModelStore models;

    ModelHealth(ModelStore models) {
        this.models = models;
    }

    @Override
    public Health health() {
        var version = models.current();
        var health = Health.up().withDetail("version", version.name())
                .withDetail("published", version.published())
                .withDetail("asOf", version.asOf())
                .withDetail("items", version.items());
        models.refused().ifPresent(refused ->
                health.withDetail("refused", refused.refused() + ": " + refused.reason()));
        return health.build();
    }
}
