import Foundation
import Testing

/// What the system has no more of: memory, threads, locks.
struct ShortageTests {
  /// A script that finds an extract, a folder `out` and in `$shim` a library to preload, made of C.
  private func run(_ script: String, shim: String) throws -> Command.Outcome {
    let workspace = try SmallExtract.workspace()
    try workspace.write(shim, to: "shim.c")
    let before = "cc -shared -fPIC -o shim.so shim.c -lzstd && mkdir out || exit 1; shim=$PWD/shim.so\n"
    return try Command(program: "/bin/bash", arguments: ["-c", before + script], folder: workspace.folder)
      .run()
  }

  /// Where there is no more memory a run ends in one line, without a trap and without a file: with less and less it is done
  /// at first, and then it is not.
  @Test func theEndOfMemoryIsAnError() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(try Command(arguments: ["generate", "--rows", "60000"]).run().output, to: "many.csv")
    let script = """
      mkdir out; for limit in $(seq 900000 -25000 100000); do
        (ulimit -v $limit; exec liuyu run '\(Command.package.path)/Benchmarks/pipeline.yaml' --input many.csv --quiet \
          --output out/r.json --cube out/c.cube --rejects out/x) 2>errors
        status=$?; if [ $status != 0 ]; then break; fi; done; echo $status; wc -l <errors; ls -A out
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    let errors = try workspace.text("errors")
    #expect(outcome.text == "74\n1\nc.cube\nr.json\nx\n", "\(errors)")
    #expect(errors.hasPrefix("liuyu: out of memory"))
  }

  /// Wherever memory ends, by whichever thread and whatever it was wanted for, all files are there or none of a run is.
  @Test func memoryEndsAnywhere() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(try Command(arguments: ["generate", "--rows", "60000"]).run().output, to: "many.csv")
    let script = """
      for limit in $(seq 250000 -3500 106500); do
        mkdir out; (ulimit -v $limit; exec liuyu run '\(Command.package.path)/Benchmarks/pipeline.yaml' --input many.csv \
          --quiet --output out/r.json --cube out/c.cube --rejects out/x) 2>errors
        echo $? $(ls -A out) $(cut -c1-20 errors); rm -r out; done | sort -u
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    #expect(
      Set(outcome.text.split(separator: "\n")).isSubset(of: [
        "0 c.cube r.json x", "74 liuyu: out of memory", "74 liuyu: no thread can",
      ]),
      "\(outcome.text)")
    #expect(outcome.text.contains("74 "))
  }

  /// With one thread more each time a run is refused at first, in one line, and then it is done: Dispatch by itself would wait
  /// for a thread for ever.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")),
    arguments: [
      "run small.yaml --output out/r", "run small.yaml --output out/r --cube out/c --rejects out/x",
      "run small.yaml --input extract.csv.gz --output out/r", "normalize small.yaml --output out/r",
      "check small.yaml --output out/r",
    ])
  func noThreadIsAnError(command: String) throws {
    let outcome = try run(
      """
      # So much that every thread has something to do before the first ones are through.
      for _ in $(seq 14); do tail -n +2 extract.csv > rows; cat rows >> extract.csv; done
      gzip -k extract.csv
      for allowed in $(seq 0 20); do
        ALLOWED=$allowed LD_PRELOAD=$shim timeout 60 liuyu \(command) --quiet --threads 4
        status=$?; if [ $status = 0 ]; then break; fi; echo $status; ls -A out
      done; echo $status; ls -A out | grep -c '^r$'
      """, shim: Self.fewThreads)
    let refusals = outcome.text.split(separator: "\n").count - 2
    #expect(refusals > 3 && refusals < 20, "\(outcome.text)")
    #expect(outcome.text == String(repeating: "74\n", count: refusals) + "0\n1\n", "\(outcome.errors)")
    #expect(
      outcome.errorLines.count == refusals
        && outcome.errorLines.allSatisfy { $0.hasPrefix("liuyu: no thread") },
      "\(outcome.errors)")
  }

  /// Another process may be gone in a moment, and leave room for a thread.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")))
  func aThreadThatIsThereInAMomentIsWaitedFor() throws {
    let outcome = try run(
      "ALLOWED=2 LATER=5 LD_PRELOAD=$shim timeout 60 liuyu run small.yaml --quiet --threads 4 --output r; echo $?",
      shim: Self.fewThreads)
    #expect(outcome.text == "0\n" && outcome.errors.isEmpty, "\(outcome.text) \(outcome.errors)")
  }

  /// What waits for signals is a thread: without it the run could not be ended.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")))
  func aRunThatCannotHearSignalsIsAnError() throws {
    let outcome = try run(
      """
      mkfifo in.csv; exec 9<>in.csv
      ALLOWED=0 LD_PRELOAD=$shim timeout 60 liuyu run small.yaml --input in.csv --quiet --output out/r; echo $?
      ls -A out
      """, shim: Self.fewThreads)
    #expect(outcome.text == "74\n", "\(outcome.errors)")
    #expect(outcome.errors.hasPrefix("liuyu: no thread"), "\(outcome.errors)")
  }

  /// Refuses all threads but the first `$ALLOWED`; after `$LATER` refusals none any more.
  private static let fewThreads = """
    #define _GNU_SOURCE
    #include <dlfcn.h>
    #include <errno.h>
    #include <pthread.h>
    #include <stdlib.h>
    int pthread_create(pthread_t *made, const pthread_attr_t *how, void *(*what)(void *), void *with) {
      static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
      static int count, refused;
      if (!real) real = dlsym(RTLD_NEXT, "pthread_create");
      if (count++ < atoi(getenv("ALLOWED"))) return real(made, how, what, with);
      if (getenv("LATER") && refused++ >= atoi(getenv("LATER"))) return real(made, how, what, with);
      return EAGAIN;
    }

    """

  /// Some network file systems have no locks: nothing is left of the attempt.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")))
  func fileSystemWithoutLocksIsAnError() throws {
    let outcome = try run(
      "LD_PRELOAD=$shim liuyu run small.yaml --output out/r.json; echo $?; ls -A out",
      shim: "#include <errno.h>\nint flock(int file, int how) { errno = ENOLCK; return -1; }\n")
    #expect(outcome.text == "73\n" && outcome.errors.contains("has no locks"), "\(outcome.errors)")
  }

  /// What is compressed needs memory to be opened, and text in another encoding a converter.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")),
    arguments: [
      ("gzip -k", "extract.csv.gz", "room"), ("zstd -qk", "extract.csv.zst", "context"),
      ("zstd -qk", "extract.csv.zst", "frame"),
      ("iconv -t gb18030 -o x.csv", "x.csv", "converter"),
    ])
  func noMemoryToOpenAnExtractIsAnError(make: String, input: String, missing: String) throws {
    let outcome = try run(
      """
      \(make) extract.csv
      MISSING=\(missing) LD_PRELOAD=$shim liuyu run small.yaml --input \(input) --output out/r.json
      echo $?; ls -A out
      """,
      shim: """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <errno.h>
        #include <isa-l/igzip_lib.h>
        #include <stdlib.h>
        #include <string.h>
        static int lacks(const char *what) { return !strcmp(getenv("MISSING"), what); }
        // The program has a malloc of its own, which calls this one.
        void *__libc_malloc(size_t size) {
          static void *(*real)(size_t);
          if (!real) real = dlsym(RTLD_NEXT, "__libc_malloc");
          return size == sizeof(struct inflate_state) && lacks("room") ? 0 : real(size);
        }
        void *ZSTD_createDStream(void) {
          extern void *ZSTD_createDCtx(void);
          return lacks("context") ? 0 : ZSTD_createDCtx();
        }
        size_t ZSTD_decompressStream(void *context, void *output, void *input) { return (size_t)-64; }
        void *iconv_open(const char *to, const char *from) { errno = ENOMEM; return (void *)-1; }

        """)
    #expect(outcome.text == "74\n", "\(outcome.errors)")
    #expect(
      outcome.errorLines.count == 1 && outcome.errors.hasPrefix("liuyu: out of memory"), "\(outcome.errors)")
  }
}
