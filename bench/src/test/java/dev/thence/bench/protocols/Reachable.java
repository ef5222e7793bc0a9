package dev.thence.bench.protocols;

import dev.thence.graph.Workers;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody who holds an object can get at, by all fields, private ones too.
final class Reachable {
    private Reachable() {}

    /// Every object of this project's types, by way of collections and arrays too. Threads are
    /// left out: what they work on is no part of what they are.
    static List<Object> from(Object root) {
        var seen = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
        var found = new ArrayList<Object>();
        var next = new ArrayDeque<Object>(List.of(root));
        while (!next.isEmpty()) {
            Object at = next.poll();
            if (at instanceof Workers || !seen.add(at)) {
                continue;
            }
            switch (at) {
                case Collection<?> many -> next.addAll(many);
                case Map<?, ?> map -> next.addAll(map.values());
                case Optional<?> maybe -> maybe.ifPresent(next::add);
                case Object[] many -> Arrays.stream(many).filter(each -> each != null)
                        .forEach(next::add);
                default -> {
                    if (isOurs(at.getClass())) {
                        found.add(at);
                        next.addAll(fields(at));
                    }
                }
            }
        }
        return found;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.thence.");
    }

    private static List<Object> fields(Object object) {
        var values = new ArrayList<Object>();
        for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    try {
                        Object value = field.get(object);
                        if (value != null) {
                            values.add(value);
                        }
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException("field " + field + " cannot be read", e);
                    }
                }
            }
        }
        return values;
    }
}
