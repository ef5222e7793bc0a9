package dev.thence.serving;

import dev.thence.model.Model;
import dev.thence.serving.AvailabilityChanges.SetValue;
import dev.thence.serving.AvailabilityChanges.Step;
import dev.thence.serving.ItemState.Stock;
import dev.thence.serving.ItemState.Visibility;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What has changed in the shop since the model was made: items hidden or out of stock, new
/// prices and other attributes. It lies over the catalogue and is honoured by every query, on
/// every path and rung: what is hidden or out of stock is never recommended (it may be asked
/// about), and conditions see the new values.
///
/// {@snippet class="dev.thence.serving.AvailabilityTest" region="availability"}
///
/// Changed from any thread while others ask. Each call takes effect whole: a query sees all of
/// it or nothing, as it stood when the query began. Queries take no lock; changes wait for each
/// other.
///
/// Kept by item id, so that it outlives a model: given to the recommender of the next one
/// ([Recommender#of(Model, Availability)]) it holds there too. An id that no model knows is no
/// error and waits for one that does. An attribute that the catalogue of no open model has is one,
/// and the message names the closest; a model without it leaves the change unused.
///
/// Memory: some 100 bytes per changed item, its id included, and 2 bytes or less per node for
/// each attribute with changes. A change costs O(items it names) and a copy of the set of
/// hidden nodes, at most 1/8 byte per node: thousands of changes belong into one call of
/// [#apply].
public final class Availability {
    private final Object changing = new Object();
    private final Map<String, ItemState> items = new Object2ObjectOpenHashMap<>();
    private final List<ModelOverlay> models = new ArrayList<>();
    /// Of the models that are open, the one that answers before one that is only looked at; of the
    /// last one where none is.
    private List<AttributeKinds> known = List.of();

    private Availability() { }

    /// Everything as the catalogue says.
    public static Availability create() {
        return new Availability();
    }

    /// Changes to be made all at once.
    public static AvailabilityChanges changes() {
        return new AvailabilityChanges();
    }

    /// These items are not recommended any more.
    public void hide(String... items) {
        apply(changes().hide(items));
    }

    /// These items are no longer hidden.
    public void show(String... items) {
        apply(changes().show(items));
    }

    /// These items are not recommended until they are [#inStock] again.
    public void outOfStock(String... items) {
        apply(changes().outOfStock(items));
    }

    /// These items can be bought again; hidden ones stay hidden.
    public void inStock(String... items) {
        apply(changes().inStock(items));
    }

    /// The item has this price from now on.
    ///
    /// @throws IllegalArgumentException when the price is not finite, or the catalogue has none
    public void price(String item, double price) {
        apply(changes().price(item, price));
    }

    /// Makes these changes, all at once.
    ///
    /// @throws IllegalArgumentException when an attribute is not in the catalogue, or holds the
    ///     other kind of value; then nothing is changed
    public void apply(AvailabilityChanges changes) {
        synchronized (changing) {
            check(changes);
            var changed = make(changes);
            forModels(model -> model.update(changed, items));
        }
    }

    /// Forgets all earlier changes and makes these, all at once.
    ///
    /// @throws IllegalArgumentException as [#apply]; then nothing is changed or forgotten
    public void replace(AvailabilityChanges changes) {
        synchronized (changing) {
            check(changes);
            items.clear();
            make(changes);
            forModels(model -> model.rebuild(items));
        }
    }

    /// Everything is again as the catalogue says.
    public void clear() {
        replace(changes());
    }

    /// A model that was closed without its recommender is let go: its items cannot be read.
    private void forModels(Consumer<ModelOverlay> change) {
        models.removeIf(model -> {
            try {
                change.accept(model);
                return false;
            } catch (IllegalStateException _) {
                return true;
            }
        });
    }

    private void check(AvailabilityChanges changes) {
        for (Step step : changes.steps()) {
            if (!known.isEmpty() && step.change() instanceof SetValue(var attribute, var value)
                    && known.stream().noneMatch(kinds -> kinds.holds(attribute, value))) {
                known.getFirst().require(step.item(), attribute, value);
            }
        }
    }

    private Collection<String> make(AvailabilityChanges changes) {
        var changed = new LinkedHashSet<String>();
        for (Step step : changes.steps()) {
            ItemState before = items.getOrDefault(step.item(), ItemState.UNCHANGED);
            ItemState after = before.after(step.change());
            if (after.equals(ItemState.UNCHANGED)) {
                items.remove(step.item());
            } else {
                items.put(step.item(), after);
            }
            changed.add(step.item());
        }
        return changed;
    }

    /// Whether the item was hidden, and not shown since.
    public boolean isHidden(String item) {
        return state(item).visibility() == Visibility.HIDDEN;
    }

    /// Whether the item is out of stock.
    public boolean isOutOfStock(String item) {
        return state(item).stock() == Stock.OUT;
    }

    private ItemState state(String item) {
        synchronized (changing) {
            return items.getOrDefault(item, ItemState.UNCHANGED);
        }
    }

    /// How many items differ from the catalogue.
    public int changedItems() {
        synchronized (changing) {
            return items.size();
        }
    }

    /// Keeps an overlay of this model up to date until [#detach].
    ModelOverlay attach(Model model) {
        synchronized (changing) {
            var overlay = new ModelOverlay(model.ids(), AttributeKinds.of(model.catalogue()));
            overlay.rebuild(items);
            models.add(overlay);
            known = kinds();
            return overlay;
        }
    }

    /// Lets go of a model, whose items are not read afterwards. Once more is no error.
    void detach(ModelOverlay overlay) {
        synchronized (changing) {
            models.remove(overlay);
            if (!models.isEmpty()) {
                known = kinds();
            }
        }
    }

    private List<AttributeKinds> kinds() {
        return models.stream().map(ModelOverlay::kinds).toList();
    }
}
