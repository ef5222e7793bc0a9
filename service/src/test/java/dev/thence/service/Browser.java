package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/// The installed Chromium without a window. Nothing is downloaded, and nothing but the service is
/// asked.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 25;

    private final ChromeDriver driver;
    private final String root;

    private Browser(ChromeDriver driver, int port) {
        this.driver = driver;
        root = "http://127.0.0.1:" + port + "/";
    }

    /// Starts it, where it and its driver are installed.
    static Optional<Browser> start(int port) {
        var browser = program("chromium", "chromium-browser", "google-chrome");
        var driver = program("chromedriver");
        if (browser.isEmpty() || driver.isEmpty()) {
            return Optional.empty();
        }
        var options = new ChromeOptions();
        options.setBinary(browser.get());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
                "--disable-dev-shm-usage", "--disable-background-networking", "--disable-sync",
                "--disable-component-update", "--disable-extensions", "--window-size=1280,900");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        var service = new ChromeDriverService.Builder().usingDriverExecutable(driver.get())
                .usingAnyFreePort().build();
        return Optional.of(new Browser(new ChromeDriver(service, options), port));
    }

    private static Optional<File> program(String... names) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin");
        return Stream.of(names).flatMap(name -> Stream.of(path.split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).map(Path::toFile).findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /// Opens an address within the page as if it were typed.
    void open(String hash) {
        driver.get("about:blank");
        driver.get(root + hash);
        await(() -> exists("main[aria-busy]") ? Optional.empty() : all("h1").stream().findFirst());
    }

    /// A window of this width, with a phone's height where it is narrow.
    void width(int width) {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Map.of("width", width,
                "height", width < 700 ? 800 : 900, "deviceScaleFactor", 1, "mobile", false));
    }

    void colours(String scheme) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /// What is asked again and again until it is there.
    @FunctionalInterface
    interface Attempt<T> {
        Optional<T> ask();
    }

    <T> T await(Attempt<T> attempt) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var found = attempt.ask();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (StaleElementReferenceException _) {
                // The page was drawn anew while we looked; look again.
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": "
                        + driver.findElement(By.tagName("body")).getText());
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    boolean exists(String css) {
        return !all(css).isEmpty();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /// The first element, once there is one that is shown.
    WebElement find(String css) {
        return await(() -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
    }

    /// The texts of all such elements, once there are any.
    List<String> texts(String css) {
        return await(() -> Optional.of(all(css).stream().map(WebElement::getText).toList())
                .filter(texts -> !texts.isEmpty()));
    }

    void awaitTitle(String title) {
        await(() -> all("h1").stream().map(WebElement::getText).filter(title::equals).findFirst());
    }

    void awaitText(String css, String part) {
        await(() -> all(css).stream().map(WebElement::getText)
                .filter(text -> text.contains(part)).findFirst());
    }

    /// Keys as somebody presses them, wherever the focus is.
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /// Goes on with the tabulator until the focus is there.
    WebElement tabTo(String css) {
        for (int i = 0; i < 100; i++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(script("return document.activeElement.matches(arguments[0])",
                    css))) {
                return driver.switchTo().activeElement();
            }
        }
        throw new AssertionError("the tabulator never comes to " + css);
    }

    Object script(String script, Object... arguments) {
        Object result = ((JavascriptExecutor) driver).executeScript(script, arguments);
        return result == null ? "" : result;
    }

    /// What the page has complained of since the last time, which must be nothing but the requests
    /// that were meant to fail.
    void assertNoErrors(String... meant) {
        assertEquals(List.of(), driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(Object::toString)
                .filter(line -> line.contains("[SEVERE]") || line.contains("[WARNING]"))
                .filter(line -> Stream.of(meant).noneMatch(line::contains)).toList());
    }

    @Override
    public void close() {
        driver.quit();
    }
}
