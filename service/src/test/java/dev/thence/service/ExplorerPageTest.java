package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/// What a merchandiser does with the explorer page, in the installed Chromium. Skipped where there
/// is none.
class ExplorerPageTest {
    private static final System.Logger LOG = System.getLogger(ExplorerPageTest.class.getName());
    private static final String MISSING = "the explorer page is not tested: chromium and"
            + " chromedriver are not on the PATH; on Debian: apt-get install chromium"
            + " chromium-driver";
    private static final String NEXT = "section[aria-labelledby=list-related] ";

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Path store = folder.resolve("models");
        PageShop.publish(PageShop.Version.FIRST, folder.resolve("one"), store, List.of());
        PageShop.publish(PageShop.Version.SECOND, folder.resolve("two"), store,
                List.of(PageShop.task()));
        service = StorefrontService.start(store, ServiceOptions.DEFAULT.withPort(0)
                .withDrain(Duration.ZERO));
        var started = Browser.start(service.port());
        if (started.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, MISSING);
        }
        Assumptions.assumeTrue(started.isPresent(), MISSING);
        browser = started.get();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        service.close();
    }

    @AfterEach
    void nothingFailedUnseen() {
        browser.assertNoErrors("404");
    }

    @Test
    void searchForgivesATypoAndIsChosenByKey() {
        browser.open("");
        browser.press("/");
        browser.press("chrager for orbti");
        browser.awaitText("#found .note", "“chrager for orbti”. Close to it");
        assertEquals(PageShop.CHARGER_NAME,
                browser.texts("#found [role=option] .found-name").getFirst());
        browser.press(Keys.ARROW_DOWN);
        assertEquals("found-0", browser.find("#search").getAttribute("aria-activedescendant"));
        browser.press(Keys.ENTER);
        browser.awaitTitle(PageShop.CHARGER_NAME);
        assertEquals("H1", browser.script("return document.activeElement.tagName"));
    }

    @Test
    void walksFromAThingToWhatIsMadeForItAndBack() {
        browser.open("#/item/" + PageShop.PHONE);
        browser.awaitTitle("Orbit phone");
        var first = browser.find(NEXT + ".entry");
        assertTrue(first.getText().contains("customers bought this after it"), first::getText);
        String name = browser.texts(NEXT + ".item-link").getFirst();
        browser.find(NEXT + ".item-link").click();
        browser.awaitTitle(name);
        browser.awaitText("section[aria-labelledby=list-leading]", "Orbit phone");
        browser.driver().navigate().back();
        browser.awaitTitle("Orbit phone");
        var drawn = browser.texts(".picture a.node text");
        assertTrue(drawn.contains("Case for Orbit phone"), drawn::toString);
        assertEquals(6, browser.all(".picture .edge.main").size());
        // The first leads here; those that go on from here are drawn the strongest first.
        double most = Double.parseDouble(browser.all(".picture .edge.main").get(1)
                .getAttribute("stroke-width"));
        double least = Double.parseDouble(browser.all(".picture .edge.main").getLast()
                .getAttribute("stroke-width"));
        assertTrue(most > least, most + " and " + least);
        browser.all(".picture a.node").get(1).click();
        browser.awaitTitle("Case for Orbit phone");
    }

    @Test
    void filtersNarrowEveryListAndAreTakenBack() {
        browser.open("#/item/" + PageShop.PHONE);
        browser.find(NEXT + ".entry");
        var from = browser.find("#filter-price-atLeast");
        from.sendKeys("200" + Keys.TAB);
        List<String> things = browser.await(() -> Optional.of(
                browser.texts(NEXT + ".item-link")).filter(names ->
                names.stream().noneMatch(name -> name.contains(" for "))));
        assertEquals(7, things.size(), things::toString);
        browser.find("#filter-category").sendKeys("Odd");
        browser.awaitText(NEXT + ".empty", "No product meets the filters");
        browser.find(".filters [type=reset]").click();
        browser.awaitText(NEXT, "for Orbit phone");
        browser.find("#filter-category").sendKeys("Odd");
        browser.awaitText(NEXT, PageShop.HOSTILE_NAME);
        browser.find(".filters [type=reset]").click();
        browser.awaitText(NEXT, "for Orbit phone");
    }

    @Test
    void twoVersionsStandSideBySide() {
        browser.open("#/versions");
        browser.awaitText("table.versions", "answers now");
        browser.find(".filters [type=submit]").click();
        browser.awaitTitle("v2 and v1 side by side");
        browser.awaitText("main", "of the first ten places");
        browser.find(".entries .item-link").click();
        browser.awaitText(".columns", "Stand for");
        assertTrue(browser.texts(".columns .badge").stream().anyMatch(text ->
                text.contains("▼") || text.contains("▲")));
        browser.open("#/compare/v1/v2/" + PageShop.PHONE);
        browser.await(() -> browser.all(".columns .badge").stream()
                .map(badge -> String.valueOf(badge.getDomProperty("textContent")))
                .filter("▲ up 4"::equals).findFirst());
    }

    @Test
    void theQualityPageSaysHowGoodTheModelIs() {
        browser.open("#/quality");
        browser.awaitTitle("How good is v2?");
        String page = browser.find("main").getText();
        assertTrue(page.contains("Of 100 lists of ten products, 25 of the model’s hold"), page);
        assertTrue(page.contains("customer co-purchase x trend14") && page.contains("100+"), page);
        assertEquals(4, browser.all(".curve polyline").size());
        browser.find(".task details summary").click();
        browser.awaitText(".figures", "NDCG@10");
        browser.open("#/quality/v1");
        browser.awaitText("main", "was not evaluated");
    }

    @Test
    void everythingIsReachedByTheKeyboardAlone() {
        browser.open("");
        browser.press(Keys.TAB);
        assertEquals("skip", browser.script("return document.activeElement.className"));
        assertFalse(browser.driver().switchTo().activeElement().getRect().getY() < 0);
        browser.press(Keys.ENTER);
        browser.tabTo(".tile .item-link");
        browser.press(Keys.ENTER);
        browser.awaitTitle("Orbit phone");
        browser.find(NEXT + ".entry");
        browser.tabTo(".picture a.node");
        assertTrue(browser.tabTo("#filter-category").isDisplayed());
        assertTrue(String.valueOf(browser.script(
                "return getComputedStyle(document.activeElement).outlineStyle")).contains("solid"));
        browser.tabTo(NEXT + "summary");
        browser.press(Keys.ENTER);
        browser.awaitText(NEXT + "details[open]", "proximity");
        browser.tabTo(NEXT + ".item-link");
        String next = browser.driver().switchTo().activeElement().getText();
        browser.press(Keys.ENTER);
        browser.awaitTitle(next);
    }

    @Test
    void namesAreTextsWhateverTheyHold() {
        browser.open("#/item/" + Wire.escaped(PageShop.HOSTILE));
        browser.awaitTitle(PageShop.HOSTILE_NAME);
        browser.find("#search").sendKeys("sohne");
        browser.awaitText("#found", PageShop.HOSTILE_NAME);
        browser.press(Keys.ESCAPE);
        assertFalse(browser.exists("#found:not([hidden])"));
        browser.open("#/compare/v1/v2/" + Wire.escaped(PageShop.HOSTILE));
        browser.awaitText("main", PageShop.HOSTILE_NAME);
        assertEquals("", browser.script("return window.hacked"));
        assertEquals(List.of("/page/icon.svg"), browser.script(
                "return [...document.images].map(i => i.getAttribute('src'))"));
    }

    @Test
    void whatIsNotThereIsSaidWithTheWayOn() {
        browser.open("#/item/100");
        browser.awaitText("main", "Did you mean Orbit phone");
        browser.find("main .item-link").click();
        browser.awaitTitle("Orbit phone");
        browser.open("#/compare/v1/v9");
        browser.awaitTitle("Unknown version");
        browser.open("#/nothing");
        browser.awaitTitle("Nothing here");
    }

    @Test
    void axeFindsNothingSeriousAndNothingIsWiderThanAPhone() {
        for (String hash : List.of("", "#/item/" + PageShop.PHONE, "#/quality", "#/versions",
                "#/compare/v1/v2", "#/compare/v1/v2/" + PageShop.PHONE, "#/item/100")) {
            browser.colours("light");
            browser.width(1_280);
            browser.open(hash);
            settle();
            serious(hash + " light");
            browser.colours("dark");
            browser.width(360);
            settle();
            serious(hash + " dark, narrow");
            assertEquals(true, browser.script("return document.documentElement.scrollWidth"
                    + " <= window.innerWidth"), hash);
        }
        browser.width(1_280);
        browser.colours("light");
        browser.open("");
        browser.find("#search").sendKeys("orbit");
        browser.find("#found [role=option]");
        serious("search");
    }

    private static void settle() {
        browser.await(() -> browser.exists("[aria-busy]") ? Optional.empty()
                : Optional.of(true));
    }

    private static void serious(String where) {
        List<String> found = new AxeBuilder().analyze(browser.driver())
                .getViolations().stream()
                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                .map((Rule rule) -> rule.getId() + ": " + rule.getNodes().stream()
                        .map(node -> node.getHtml()).toList()).toList();
        assertEquals(List.of(), found, where);
    }
}
