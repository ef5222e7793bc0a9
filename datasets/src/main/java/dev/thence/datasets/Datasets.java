package dev.thence.datasets;

import dev.thence.graph.Cleaning;
import dev.thence.graph.NodeIds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The registry: every public dataset that commands and benchmarks know by name.
public final class Datasets {
    private static final String UCSD = "product data of J. McAuley, UCSD, 2014 crawl"
            + " (https://cseweb.ucsd.edu/~jmcauley/datasets/amazon/links.html)";
    private static final String NOT_STATED = "not stated; research use with citation";

    private static final List<Dataset> ALL = List.of(
            new SyntheticDataset(new DatasetCard("synthetic-shop",
                    "A made-up shop whose accessories, seasons and launches are known",
                    "this project", "Apache-2.0", "Nothing is needed: it is made on the spot.",
                    "0c2878c9d991492ce7ba2f96f4a70f34dcf73ef760eeeb0136af76e90d6d4b7f")),
            new OrderLogDataset(new DatasetCard("online-retail",
                    "UCI Online Retail, a year of a gift shop's invoices", "Daqing Chen, 2015,"
                    + " dataset 352 of the UCI Machine Learning Repository"
                    + " (https://archive.ics.uci.edu/dataset/352/online+retail)", "CC BY 4.0",
                    "Download it there, save its sheet as CSV under one of these names, and give"
                    + " the folder with --data or THENCE_DATA.",
                    "22cae2f3a352a3e59ba4a564d1fc9274af11ae36a9bbc4124076b41bbc2d3b2b"),
                    Cleaning.forRetailInvoices(),
                    List.of(TestPeriod.of("A", "2011-10-01", "2011-12-10"),
                            TestPeriod.of("B", "2011-06-01", "2011-08-10")),
                    OnlineRetail::open),
            new OrderLogDataset(new DatasetCard("ga4-merchandise",
                    "Google merchandise store, three months of shop events", "Google, public sample"
                    + " ga4_obfuscated_sample_ecommerce; as cleaned tables of events and items in"
                    + " https://github.com/sarthi369/product-funnel-growth-analytics---google-"
                    + "merchandise-sales-data", "not stated", "Put events.csv and items.csv into a"
                    + " folder google_merchandise_ga4.",
                    "0f32ce45bb744783f9b2599629d6961bb2b185f9c6846aa93926fdb35d2e27cd"),
                    Cleaning.standard().withJoinDays(false),
                    List.of(TestPeriod.of("January", "2021-01-01", "2021-02-01")),
                    MerchandiseLog::open),
            amazon("amazon-cell-phones", "Amazon cell phones and accessories, also bought",
                    "Amazon_Cellphones", "amazon_cellphones_pgpr",
                    "b7e3331f2033af6ac9953d5e0e3fe247af309570e5efe73252d69c458108a27c"),
            amazon("amazon-beauty", "Amazon beauty, also bought", "Amazon_Beauty",
                    "amazon_beauty_pgpr",
                    "67459d29a09b1430a6e35e4adfb94ce0652ffbc8e52eaaaba0554008bcc82649"),
            new GraphDataset(new DatasetCard("amazon-computers",
                    "Amazon computers, directed co-purchase edges", UCSD
                    + "; the segment of Shchur et al. 2018, in its directed form as in"
                    + " https://github.com/zephyus/co-purchase_graph_amazon", NOT_STATED,
                    "Put that repository's edges.csv into a folder amazon_computers_directed.",
                    "2c46772ffb290406bea7fcbe96b8a88d82c5b8a48c6217fb43078414ef5792c8"),
                    Datasets::computers),
            dirLink("cora-ml", "Cora-ML citations with the ten splits of DirLinkBench", "cora_ml",
                    "31bdaa68b2738d0ac69f46d72b99b8b4301fead53cde08adeca48989e4690061"),
            dirLink("citeseer", "CiteSeer citations with the ten splits of DirLinkBench",
                    "citeseer",
                    "86d1a88a53448808b019b38b06199e411e4d435cc7eda344d489425a709a6754"),
            dirSwitch("cora-subelj", "Citations between papers on computer science",
                    "L. Subelj and M. Bajec, 2013", "subelj_cora",
                    "f8f0e521a5ecb25cb866084de96e93403f968178997254dea27b37792fb4d82d",
                    Optional.of(dggan("cora-subelj", "cora",
                    "b6646ca2dcab7cb19aec7ec750691ab4eb3dab88bce3ee8b427f403750ec5715"))),
            dirSwitch("pubmed", "Citations between papers on diabetes",
                    "P. Sen et al., 2008", "pubmed",
                    "8353112ff8017f8c8475b984bef69c97ee98029da62d5ce4252c3961cf44e319"),
            dirSwitch("wiki-vote", "Votes for administrators of Wikipedia",
                    "J. Leskovec et al., 2010 (https://snap.stanford.edu/data/wiki-Vote.html)",
                    "wikivotes",
                    "f9d90b7b2139aed5699367bc14ae015f699fc60cd934f539f5890851463e7f47"),
            dirSwitch("email-eu-core", "Emails within a research institution",
                    "J. Leskovec et al., 2007"
                    + " (https://snap.stanford.edu/data/email-Eu-core.html)", "pyg_email_eu_core",
                    "5838332526ff227c6269bdd33c78ec074a5aac53a024d7e803fc1323af6090ab"),
            dirSwitch("fly-larva", "Synapses between neurons of a fruit fly's larva",
                    "M. Winding et al., Science 2023", "flylarva",
                    "97a4890e0048e162dab0c6f09eb8aeb4d465c0aca5552d3c5e325058b9776dcf"),
            new GraphDataset(new DatasetCard("slashdot",
                    "Friends and foes on Slashdot, February 2009", "J. Leskovec et al., 2009"
                    + " (https://snap.stanford.edu/data/soc-Slashdot0902.html)", NOT_STATED,
                    "Put soc-Slashdot0902.txt into a folder soc-Slashdot0902.",
                    "8d9d6604548f637c29f9df0d4a1632efe49ee29a4cee51f18f6537da81bfe3da"),
                    new NumberedGraph(List.of("soc-Slashdot0902/soc-Slashdot0902.txt",
                            "soc-Slashdot0902.txt"))),
            new GraphDataset(dgganCard("google", "Links between pages within Google's own sites",
                    "G. Palla et al., 2007, \"cfinder-google\" of KONECT",
                    "e154723a5c10cf18334f89453942d93a25fc39de539b3ca8ef04bf51b4684ae5"),
                    new DgganGraph("google", DgganGraph.Part.WHOLE),
                    Optional.of(dggan("google", "google",
                    "ddcad17af4f69bc2a3eb43eef395c3b7b2925e749712550225091cf36b1e9a9b"))),
            new GraphDataset(dgganCard("epinions", "Who trusts whom on Epinions, half of the edges",
                    "M. Richardson et al., 2003"
                    + " (https://snap.stanford.edu/data/soc-Epinions1.html)",
                    "9ba8cd238800720668a5070105c8caa09fd8d7b6663dbb86f3d50095709d5f4f"),
                    new DgganGraph("epinions", DgganGraph.Part.TRAIN_HALF)));

    private Datasets() {}

    /// All datasets, in the order of the documentation.
    public static List<Dataset> all() {
        return ALL;
    }

    /// The dataset of this name.
    ///
    /// @throws DatasetException when there is none; it names the closest and all
    public static Dataset find(String name) throws DatasetException {
        for (var dataset : ALL) {
            if (dataset.name().equals(name)) {
                return dataset;
            }
        }
        var names = ALL.stream().map(Dataset::name).toList();
        var closest = NodeIds.of(names).closest(name, 1);
        throw new DatasetException("no dataset is called '" + name + "'"
                + (closest.isEmpty() ? "" : ", did you mean " + closest.getFirst() + "?")
                + "; there are " + String.join(", ", names));
    }

    private static Dataset amazon(String name, String title, String pgpr, String folder,
            String digest) {
        var card = new DatasetCard(name, title, UCSD + ", as published by the PGPR project"
                + " (https://github.com/orcax/PGPR)", NOT_STATED, "Put the folder data/" + pgpr
                + " of that repository into the data folder.", digest);
        return new GraphDataset(card, new AmazonGraph(
                List.of(folder + "/raw", folder, pgpr, "data/" + pgpr)));
    }

    private static Dataset dirLink(String name, String title, String graph, String digest) {
        var card = new DatasetCard(name, title, "Bojchevski and Guennemann, ICLR 2018; splits of"
                + " DirLinkBench (https://github.com/ivam-he/DirLinkBench-SDGAE)", NOT_STATED,
                "Put the folders data/" + graph + " and split/" + graph
                + " of that repository into the data folder.", digest);
        return new GraphDataset(card, new DirLinkGraph(graph));
    }

    private static DatasetCard dgganCard(String name, String title, String owner, String digest) {
        return new DatasetCard(name, title, owner + "; as in https://github.com/RingBDStack/DGGAN",
                NOT_STATED, "Put the folder data of that repository, or a folder of its content,"
                + " into the data folder.", digest);
    }

    private static DgganTests dggan(String name, String graph, String digest) {
        return new DgganTests(graph, dgganCard(name + " as DGGAN split it",
                "half of the edges to train, three test files", "Zhu et al., AAAI 2021", digest));
    }

    private static Dataset dirSwitch(String name, String title, String owner, String graph,
            String digest) {
        return dirSwitch(name, title, owner, graph, digest, Optional.empty());
    }

    private static Dataset dirSwitch(String name, String title, String owner, String graph,
            String digest, Optional<DgganTests> tests) {
        var card = new DatasetCard(name, title, owner + "; as in"
                + " https://github.com/ciwanceylan/dirswitch-experiments-tmlr2025", NOT_STATED,
                "Put the folder data/inrepo/" + graph + " of that repository into the data folder.",
                digest);
        return new GraphDataset(card, new NumberedGraph(List.of(
                "dirswitch_graphs/" + graph + ".edges.tsv", "dirswitch_graphs/" + graph + ".csv",
                graph + "/" + graph + ".npz", graph + "/" + graph + ".csv",
                "data/inrepo/" + graph + "/" + graph + ".npz",
                "data/inrepo/" + graph + "/" + graph + ".csv")), tests);
    }

    private static RawGraph computers(DatasetCard card, DataFolder data) throws IOException {
        var file = data.require(card, List.of("amazon_computers_directed/edges.csv",
                "co-purchase_graph_amazon/edges.csv", "edges.csv",
                "amazon_computers_directed/computers.lwcc.edges.tsv"));
        return NumberedEdges.read(file).largestComponent();
    }
}
