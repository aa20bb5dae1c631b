package io.redletter.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person at one browser: the system's Chromium, headless, with a profile of its own. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final String site;

    private Browser(ChromeDriver driver, String site) {
        this.driver = driver;
        this.site = site;
    }

    /** Where the system keeps its browser and the browser's driver; empty where either is missing. */
    static Optional<Found> find() {
        Optional<Path> browser = first("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Optional<Path> driver = first("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
        return browser.flatMap(found -> driver.map(with -> new Found(found, with)));
    }

    record Found(Path browser, Path driver) {}

    static Browser open(Found found, Path profile, String site) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(found.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1440,1000",
                // A headless browser says so in its name, and is then rightly counted as a robot.
                "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/130.0.0.0 Safari/537.36",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(found.driver().toFile())
                .build();
        return new Browser(new ChromeDriver(service, options), site);
    }

    Browser signIn(String login) {
        go("/sign-in");
        type("login", login);
        type("password", "redletter-demo");
        press("form.gate-card button.btn");
        until("signed in", page -> !driver.getCurrentUrl().contains("/sign-in"));
        return this;
    }

    Browser go(String path) {
        driver.get(site + path);
        return this;
    }

    Browser type(String name, String text) {
        WebElement field = find(By.name(name));
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Sets a field whose typing depends on the browser's language, such as a date and time. */
    Browser set(String selector, String value) {
        driver.executeScript(
                "const f = document.querySelector(arguments[0]); f.value = arguments[1];"
                        + " f.dispatchEvent(new Event('input', {bubbles: true}));",
                selector,
                value);
        return this;
    }

    Browser choose(String name, String value) {
        new Select(find(By.name(name))).selectByValue(value);
        return this;
    }

    Browser press(String selector) {
        WebElement element = find(By.cssSelector(selector));
        ((JavascriptExecutor) driver).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
        return this;
    }

    /** Says yes to what the page asks back. */
    Browser confirm() {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.alertIsPresent())
                .accept();
        return this;
    }

    /** Gives a file to an input that may be hidden behind a button. */
    Browser attach(String selector, Path file) {
        find(By.cssSelector(selector)).sendKeys(file.toAbsolutePath().toString());
        return this;
    }

    /** Writes into the page's editor as a person types. */
    Browser write(String text) {
        WebElement page = find(By.cssSelector(".editor-page"));
        page.click();
        page.sendKeys(text);
        return this;
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String text() {
        return find(By.tagName("body")).getText();
    }

    String textOf(String selector) {
        return find(By.cssSelector(selector)).getText();
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    /** Waits for what a person would see; fails with what stands there instead. */
    Browser until(String what, Function<Browser, Boolean> seen) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .withMessage(() -> what + ", but at " + driver.getCurrentUrl() + " stands: " + text())
                .until(page -> seen.apply(this));
        return this;
    }

    private WebElement find(By by) {
        return new WebDriverWait(driver, PATIENCE)
                .withMessage(() -> by + " at " + driver.getCurrentUrl())
                .until((WebDriver page) -> page.findElement(by));
    }

    private static Optional<Path> first(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
