package dev.thence.serving;

import dev.thence.graph.UnknownItemException;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/// Answers a storefront's questions from a trained model.
///
/// {@snippet class="dev.thence.serving.ReadmeSnippetTest" region="readme"}
///
/// Usable by any number of threads at once and immutable but for its [#availability]; a query
/// takes no lock, but for the first that needs an index of what it asks for, which makes it
/// while others that need the same one wait. The model stays in its memory-mapped files, which
/// the recommender owns until [#close]; a query after that throws `IllegalStateException`. On the
/// heap: score arrays of 4 bytes per item, at most one per processor, and indexes of what was
/// asked for so far: 4 bytes per item for `similarTo` and for each number in a condition, for
/// newcomers known by their words 4 per item and word of a name.
public final class Recommender implements AutoCloseable {
    private final Answers answers;
    private final String version;
    private final Owner owner;

    /// Who closes it.
    private enum Owner { CALLER, STORE }

    private Recommender(Model model, Optional<AnswerLists> lists, String version,
            Availability availability, Owner owner) {
        answers = new Answers(model, lists, version, availability);
        this.version = version;
        this.owner = owner;
    }

    /// Opens a model folder, a run folder that has one named `model`, or the current version of a
    /// store of models, and checks every checksum before the first answer: reads the whole model
    /// once, about a second per gigabyte. A store is followed by [ModelStore] only.
    ///
    /// @throws NoSuchFileException when there is no model, or a file of it is missing
    /// @throws CorruptFileException when a file of the model is damaged, cut or foreign
    public static Recommender open(Path folder) throws IOException {
        return open(folder, Verification.ALL);
    }

    /// The same with a choice: [Verification#HEADER] opens in milliseconds at any size, for
    /// models that were verified when they were published.
    public static Recommender open(Path folder, Verification verification) throws IOException {
        return open(modelFolder(folder), verification, Optional.empty(), Availability.create());
    }

    /// A recommender over an open model, which it owns from now on.
    public static Recommender of(Model model) {
        return of(model, Availability.create());
    }

    /// The same under an availability that outlives the model: what was hidden, sold out or
    /// changed in price under the one before is so here too.
    public static Recommender of(Model model, Availability availability) {
        return new Recommender(model, Optional.empty(), model.manifest().modelId(), availability,
                Owner.CALLER);
    }

    /// Opens the model in this very folder, with the lists beside it.
    ///
    /// @param version what it is called; empty for the model's id
    static Recommender open(Path modelFolder, Verification verification, Optional<String> version,
            Availability availability) throws IOException {
        return opened(Model.open(modelFolder, verification), modelFolder, verification, version,
                availability, Owner.CALLER);
    }

    /// A recommender that a store owns and closes, and lends for a query, under the availability
    /// of the shop, which outlives the version.
    static Recommender lent(Model model, Path modelFolder, Verification verification,
            String version, Availability availability) throws IOException {
        return opened(model, modelFolder, verification, Optional.of(version), availability,
                Owner.STORE);
    }

    private static Recommender opened(Model model, Path modelFolder, Verification verification,
            Optional<String> version, Availability availability, Owner owner)
            throws IOException {
        try {
            return new Recommender(model, AnswerLists.open(modelFolder, model, verification),
                    version.orElse(model.manifest().modelId()), availability, owner);
        } catch (IOException | RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /// The model inside a run, also where its replacement was cut off between two renames.
    private static Path modelFolder(Path folder) throws IOException {
        var store = new StoreFolder(folder);
        if (store.isStore()) {
            return store.folder(store.current()).resolve(StoreFolder.MODEL);
        }
        Path inside = folder.resolve("model");
        return Files.isDirectory(inside) || Files.isDirectory(folder.resolve("model.old"))
                ? inside : folder;
    }

    /// What does a customer who bought this item buy next? For a model of a graph without an
    /// order log: which items does this one lead to?
    ///
    /// @throws UnknownItemException when the model does not know the item
    public RecommendationQuery relatedTo(String item) {
        return about(Subject.After.items(node(item)));
    }

    /// What comes after these items together: the mean of their scores, and with `inSameOrder()`
    /// the score of [dev.thence.model.Question#BASKET], which is fitted on whole orders. Their order
    /// does not matter, an item named twice counts once, and one item alone is asked as an item.
    ///
    /// @throws IllegalArgumentException when the basket is empty
    /// @throws UnknownItemException when the model does not know one of the items
    public RecommendationQuery relatedTo(Collection<String> basket) {
        if (basket.isEmpty()) {
            throw new IllegalArgumentException("the basket is empty, must hold at least one item");
        }
        return about(Subject.After.items(
                basket.stream().mapToInt(this::node).sorted().distinct().toArray()));
    }

    /// What has the same place in the graph, leads to and follows from the same: the cosine of
    /// both vectors together, in [-1, 1].
    ///
    /// @throws UnknownItemException when the model does not know the item
    public RecommendationQuery similarTo(String item) {
        return about(new Subject.Alike(node(item)));
    }

    /// What do people buy first who then buy this item? Ranks the sources u by
    /// ln(P(item | u) share(u)): the score less u's log partition, so that rows are comparable,
    /// plus the log of u's share of all sources. A model of a graph without an order log has
    /// weights of their own for sources ([dev.thence.model.Question#LINK_SOURCE]) and ranks them
    /// by ln P(u | item).
    ///
    /// The first such question turns the model's sparse rows round: O(their entries), and 4
    /// bytes for each pair they hold, off the heap, for as long as the model is open.
    ///
    /// @throws UnknownItemException when the model does not know the item
    public RecommendationQuery leadingTo(String item) {
        return about(new Subject.Before(node(item)));
    }

    /// What comes after a product that the model has never seen.
    ///
    /// @throws IllegalArgumentException when nothing is said of it, or an attribute is not in
    ///     the catalogue
    /// @throws UnknownItemException when the model does not know one of the items it is like
    public RecommendationQuery newcomer(Newcomer newcomer) {
        return about(answers.newcomer(newcomer));
    }

    /// Makes now what first queries would make and wait for: the indexes of conditions, of words
    /// and of what leads to items, and the norms of vectors. For a service before it takes this
    /// model's first question.
    ///
    /// Reads the whole model, some seconds at a million items; costs the memory that is said of
    /// this class and of [#leadingTo] at once.
    public void prepare() {
        answers.prepare();
    }

    /// Whether the model knows the item.
    public boolean knows(String item) {
        return model().ids().node(item) >= 0;
    }

    /// What has changed in the shop since the model was made: to be changed while serving, from
    /// any thread.
    public Availability availability() {
        return answers.availability();
    }

    /// The model behind the answers; closed with the recommender.
    public Model model() {
        return answers.model();
    }

    /// Which version answers: a store's name of it, such as `v12`, else the model's id.
    public String version() {
        return version;
    }

    /// @throws IllegalStateException when it is lent by a [ModelStore], which closes it itself
    @Override
    public void close() {
        if (owner == Owner.STORE) {
            throw new IllegalStateException("version " + version + " is lent by a store of models,"
                    + " which closes it when its last query has ended");
        }
        release();
    }

    /// Closes it, whoever owns it.
    void release() {
        answers.close();
    }

    private int node(String item) {
        return model().ids().require(item);
    }

    private RecommendationQuery about(Subject subject) {
        return RecommendationQuery.about(answers, subject);
    }
}
