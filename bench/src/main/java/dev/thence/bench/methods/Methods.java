package dev.thence.bench.methods;

import dev.thence.bench.ColdMethod;
import dev.thence.bench.EdgesMethod;
import dev.thence.bench.Method;
import dev.thence.bench.NodesMethod;
import dev.thence.bench.OrdersMethod;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;

/// The methods that can be asked for by name: those that come with the program, then those found
/// on the class path. Immutable.
public final class Methods {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final List<Class<? extends Method>> KINDS =
            List.of(EdgesMethod.class, NodesMethod.class, OrdersMethod.class,
                    ColdMethod.class);

    private final List<Method> all;

    private Methods(List<? extends Method> all) {
        this.all = List.copyOf(all);
    }

    /// Those that come with the program.
    public static Methods builtIn() {
        return new Methods(List.of()).with(GraphMethods.all()).with(NodesMethods.all())
                .with(LogMethods.all()).with(ColdMethods.all());
    }

    /// These and the services of [Method] that the loader finds.
    ///
    /// @throws IllegalArgumentException when a name is taken or is none
    /// @throws java.util.ServiceConfigurationError when a service cannot be made
    public Methods withServices(ClassLoader loader) {
        var found = new ArrayList<Method>();
        ServiceLoader.load(Method.class, loader).forEach(found::add);
        return with(found);
    }

    /// These and one more, an instance of the named class.
    ///
    /// @throws IllegalArgumentException when there is no such class, it is no method or cannot
    ///     be made
    public Methods withClass(String className, ClassLoader loader) {
        try {
            var type = Class.forName(className, true, loader).asSubclass(Method.class);
            return with(List.of(type.getConstructor().newInstance()));
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("no class " + className
                    + " on the class path; add its folder or jar", e);
        } catch (ClassCastException e) {
            throw new IllegalArgumentException("class " + className + " does not implement "
                    + Method.class.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("class " + className + " cannot be made: it needs"
                    + " a public constructor without parameters that does not fail (" + e + ")", e);
        }
    }

    /// These and more.
    ///
    /// @throws IllegalArgumentException when a name is taken for the same kind of view, or is
    ///     none
    public Methods with(List<? extends Method> more) {
        var methods = new ArrayList<>(all);
        for (var method : more) {
            requireName(method.name(), "the name of " + method.getClass().getName());
            if (KINDS.stream().noneMatch(kind -> kind.isInstance(method))) {
                throw new IllegalArgumentException("method " + method.name() + " ("
                        + method.getClass().getName() + ") must implement EdgesMethod,"
                        + " NodesMethod, OrdersMethod or ColdMethod");
            }
            methods.stream().filter(other -> isSame(method, other)).findFirst().ifPresent(other -> {
                throw new IllegalArgumentException("two methods are called " + method.name() + ": "
                        + other.getClass().getName() + " and " + method.getClass().getName());
            });
            methods.add(method);
        }
        return new Methods(methods);
    }

    /// @throws IllegalArgumentException when this is no name for a method
    public static void requireName(String name, String what) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(what + " is '" + name + "', must be lower-case"
                    + " letters and digits in words joined by dashes, such as pyg-sage");
        }
    }

    private static boolean isSame(Method a, Method b) {
        return a.name().equals(b.name())
                && KINDS.stream().anyMatch(kind -> kind.isInstance(a) && kind.isInstance(b));
    }

    /// All of them, in the order of the tables.
    public List<Method> all() {
        return all;
    }

    /// The names, each once.
    public Set<String> names() {
        var names = new LinkedHashSet<String>();
        all.forEach(method -> names.add(method.name()));
        return names;
    }

    /// Those of these names, in the order of the tables; all when none is given.
    ///
    /// @throws IllegalArgumentException when there is no method of a name; it names the closest
    public List<Method> named(List<String> wanted) {
        for (String name : wanted) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException("no method is called '" + name + "'"
                        + Suggestion.of(name, names()));
            }
        }
        return wanted.isEmpty() ? all
                : all.stream().filter(method -> wanted.contains(method.name())).toList();
    }
}
