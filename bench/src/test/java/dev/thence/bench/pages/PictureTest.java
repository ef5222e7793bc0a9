package dev.thence.bench.pages;

import static dev.thence.bench.cells.MadeCells.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.Method.Draws;
import dev.thence.bench.cells.Measurement;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PictureTest {
    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> elements(Document document, String name) {
        var nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    @Test
    void barsAreAsLongAsTheirValuesHighestFirst() throws Exception {
        var task = TaskSummary.of(List.of(cell("ease", 0, Draws.SEEDED, .1f, .3f),
                cell("model", 0, Draws.SEEDED, .4f, .4f))).getFirst();
        var drawn = parsed(Picture.svg(task, "A < B & C"));
        var bars = elements(drawn, "rect").stream().skip(1).toList();
        assertEquals(2, bars.size());
        double first = Double.parseDouble(bars.getFirst().getAttribute("width"));
        assertEquals(first / 2, Double.parseDouble(bars.getLast().getAttribute("width")), .1);
        assertEquals("#1f6feb", bars.getFirst().getAttribute("fill"));
        var words = elements(drawn, "text").stream().map(Element::getTextContent).toList();
        assertTrue(words.indexOf("model") < words.indexOf("ease"), words.toString());
        assertTrue(words.containsAll(List.of("A < B & C", "40.00", "20.00", "MRR, percent", "0",
                "40")), words.toString());
    }

    @Test
    void aPictureOfManyMethodsIsAFewKilobytes() throws Exception {
        var cells = new ArrayList<Measurement>();
        for (int i = 0; i < 40; i++) {
            cells.add(cell("a-method-with-a-name-" + i, 0, Draws.SEEDED, i / 4000f, i / 2000f));
        }
        String svg = Picture.svg(TaskSummary.of(cells).getFirst(), "Many");
        parsed(svg);
        assertTrue(svg.length() < 20_000, "length " + svg.length());
    }

    @Test
    void valuesOfZeroAreDrawnToo() throws Exception {
        var task = TaskSummary.of(List.of(cell("none", 0, Draws.SEEDED, 0))).getFirst();
        assertEquals("0.0", elements(parsed(Picture.svg(task, "Zero")), "rect").getLast()
                .getAttribute("width"));
    }
}
