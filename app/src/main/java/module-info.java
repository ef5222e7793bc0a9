/// The `thence` program.
@org.jspecify.annotations.NullMarked
module dev.thence.app {
    requires dev.thence.bench;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    opens dev.thence.app to info.picocli;
}
