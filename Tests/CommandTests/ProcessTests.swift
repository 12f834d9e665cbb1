import Foundation
import Testing

/// What the system does to a run: signals, limits and closed descriptors.
struct ProcessTests {
  /// A run that waits for its extract, with all its outputs begun, until `script` has dealt with `$p`.
  private func run(_ script: String) throws -> (outcome: Command.Outcome, workspace: Workspace) {
    let workspace = try SmallExtract.workspace()
    let before = """
      mkfifo in.csv; mkdir out
      liuyu run small.yaml --input in.csv --quiet --output out/r.json --cube out/c.cube --rejects out/x --conflicts out/k &
      p=$!
      exec 9>in.csv
      until [ $(ls -A out | grep -c tmp) = 3 ]; do sleep 0.01; done

      """
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", before + script], folder: workspace.folder
    ).run()
    return (outcome, workspace)
  }

  @Test(
    arguments: [
      ("TERM", 143), ("INT", 130), ("HUP", 129), ("XCPU", 152), ("USR2", 140), ("ALRM", 142),
      ("VTALRM", 154), ("PROF", 155), ("IO", 157), ("PWR", 158), ("STKFLT", 144), ("RTMIN", 162),
      ("RTMAX", 192),
    ] as [(String, Int32)])
  func signalLeavesNothing(signal: String, status: Int32) throws {
    // A shell without job control starts what is in the background with INT ignored.
    let (outcome, _) = try run(
      """
      kill -\(signal == "INT" ? "HUP" : signal) $p; wait $p; echo $?; ls -A out
      """)
    #expect(outcome.text == "\(signal == "INT" ? 129 : status)\n", "\(outcome.errors)")
  }

  @Test(arguments: [SIGINT, SIGQUIT])
  func keyInTheForegroundLeavesNothing(signal: CInt) throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      import os, subprocess, time
      os.mkfifo("in.csv"); os.mkdir("out")
      run = subprocess.Popen(["liuyu", "run", "small.yaml", "--input", "in.csv", "--quiet", "--output", "out/r.json",
        "--cube", "out/c.cube"])
      pipe = open("in.csv", "wb")
      while not any(".tmp" in name for name in os.listdir("out")): time.sleep(0.01)
      run.send_signal(\(signal))
      print(run.wait(), os.listdir("out"))
      """
    let outcome = try Command(program: Command.python, arguments: ["-c", script], folder: workspace.folder)
      .run()
    #expect(outcome.text == "-\(signal) []\n", "\(outcome.errors)")
  }

  /// One that whoever started the run ignores, and one that the program does.
  @Test(arguments: [("trap '' HUP", "HUP"), ("true", "USR1")])
  func ignoredSignalStaysIgnored(before: String, signal: String) throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      mkfifo in.csv; mkdir out; \(before)
      liuyu run small.yaml --input in.csv --quiet --output out/r.json --cube out/c.cube & p=$!
      exec 9>in.csv; until ls -A out | grep -q tmp; do sleep 0.01; done
      kill -\(signal) $p; cat extract.csv >&9; exec 9>&-; wait $p; echo $?; ls -A out
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    #expect(outcome.text == "0\nc.cube\nr.json\n", "\(outcome.errors)")
  }

  /// What `kill -9` leaves is gone with the next run.
  @Test func nextRunSweepsWhatAKilledOneLeft() throws {
    let (outcome, _) = try run(
      """
      kill -KILL $p; wait $p; echo $?; ls -A out | wc -l
      liuyu run small.yaml --quiet --output out/r.json --cube out/c.cube --rejects out/x --conflicts out/k
      echo $?; ls -A out
      """)
    #expect(outcome.text == "137\n7\n0\nc.cube\nk\nr.json\nx\n", "\(outcome.text) \(outcome.errors)")
  }

  @Test func limitOfFileSizesIsAnError() throws {
    let workspace = try SmallExtract.workspace()
    let script = """
      mkdir out; ulimit -f 1
      liuyu run small.yaml --quiet --output out/r.json --cube out/c.cube; echo $?; ls -A out
      """
    let outcome = try Command(program: "/bin/bash", arguments: ["-c", script], folder: workspace.folder).run()
    #expect(outcome.text == "74\n")
    #expect(outcome.errors.contains("ulimit -f"), "\(outcome.errors)")
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
    let workspace = try SmallExtract.workspace()
    try workspace.write(Self.fewThreads, to: "few.c")
    let outcome = try Command(
      program: "/bin/bash",
      arguments: [
        "-c",
        """
        gzip -k extract.csv && cc -shared -fPIC -o few.so few.c && mkdir out || exit 1
        for allowed in $(seq 0 20); do
          ALLOWED=$allowed LD_PRELOAD=$PWD/few.so timeout 60 liuyu \(command) --quiet --threads 4
          status=$?; if [ $status = 0 ]; then break; fi; echo $status; ls -A out
        done; echo $status; ls -A out | grep -c '^r$'
        """,
      ], folder: workspace.folder
    ).run()
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
    let workspace = try SmallExtract.workspace()
    try workspace.write(Self.fewThreads, to: "few.c")
    let outcome = try Command(
      program: "/bin/bash",
      arguments: [
        "-c",
        """
        cc -shared -fPIC -o few.so few.c || exit 1
        ALLOWED=2 LATER=5 LD_PRELOAD=$PWD/few.so timeout 60 liuyu run small.yaml --quiet --threads 4 --output r; echo $?
        """,
      ], folder: workspace.folder
    ).run()
    #expect(outcome.text == "0\n" && outcome.errors.isEmpty, "\(outcome.text) \(outcome.errors)")
  }

  /// What waits for signals is a thread: without it the run could not be ended.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")))
  func aRunThatCannotHearSignalsIsAnError() throws {
    let workspace = try SmallExtract.workspace()
    try workspace.write(Self.fewThreads, to: "few.c")
    let outcome = try Command(
      program: "/bin/bash",
      arguments: [
        "-c",
        """
        cc -shared -fPIC -o few.so few.c && mkfifo in.csv && mkdir out || exit 1
        exec 9<>in.csv
        ALLOWED=0 LD_PRELOAD=$PWD/few.so timeout 60 liuyu run small.yaml --input in.csv --quiet --output out/r; echo $?
        ls -A out
        """,
      ], folder: workspace.folder
    ).run()
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
    let workspace = try SmallExtract.workspace()
    try workspace.write(
      "#include <errno.h>\nint flock(int file, int how) { errno = ENOLCK; return -1; }\n", to: "missing.c")
    let outcome = try Command(
      program: "/bin/bash",
      arguments: [
        "-c",
        """
        cc -shared -fPIC -o missing.so missing.c && mkdir out || exit 1
        LD_PRELOAD=$PWD/missing.so liuyu run small.yaml --output out/r.json; echo $?; ls -A out
        """,
      ], folder: workspace.folder
    ).run()
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
    let workspace = try SmallExtract.workspace()
    try workspace.write(
      """
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

      """, to: "missing.c")
    let outcome = try Command(
      program: "/bin/bash",
      arguments: [
        "-c",
        """
        \(make) extract.csv && cc -shared -fPIC -o missing.so missing.c -lzstd && mkdir out || exit 1
        MISSING=\(missing) LD_PRELOAD=$PWD/missing.so liuyu run small.yaml --input \(input) --output out/r.json
        echo $?; ls -A out
        """,
      ], folder: workspace.folder
    ).run()
    #expect(outcome.text == "74\n", "\(outcome.errors)")
    #expect(
      outcome.errorLines.count == 1 && outcome.errors.hasPrefix("liuyu: out of memory"), "\(outcome.errors)")
  }

  /// No output gets the number of standard output or standard error.
  @Test(
    arguments: [
      ("--output - --cube c.cube 0<&- 1>&-", 74, "was closed"),
      ("--output - --rejects x 1>&-", 74, "was closed"),
      ("--output /dev/stdout 1>&-", 74, "was closed"), ("--output /dev/fd/1 1>&-", 74, "was closed"),
      ("--output /proc/self/fd/1 --cube c.cube 1>&-", 74, "was closed"),
      ("--output r --rejects /dev/stdout 1>&-", 74, "was closed"),
      ("--output r --conflicts /dev/fd/7", 74, "was closed"),
      ("--output r --rejects /dev/fd/0 0</dev/null", 74, "reading only"),
      ("--output r --rejects /dev/stderr 2>&-", 74, ""), ("--output /dev/stdout 0<&- 1>&- 2>&-", 74, ""),
      ("--output r.json --rejects x 0<&- 1>&- 2>&-", 0, ""), ("--output r.json --cube c.cube 2>&-", 0, ""),
    ] as [(String, Int32, String)])
  func closedDescriptorIsNoOutput(options: String, status: Int32, message: String) throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu run small.yaml --quiet \(options)"],
      folder: workspace.folder
    ).run()
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(message.isEmpty || outcome.errors.contains(message), "\(outcome.errors)")
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.folder.path)
    if status == 0 { #expect(try workspace.text("r.json").hasSuffix("}\n")) }
    if names.contains("x") { #expect(try workspace.text("x").isEmpty) }
    #expect(status == 0 || !names.contains("c.cube") && !names.contains("r"))
  }

  @Test(arguments: [
    "normalize small.yaml --output /dev/stdout", "check small.yaml --output /dev/fd/1", "records extract.csv",
    "generate --rows 3 --output /dev/stdout", "generate --rows 3",
  ])
  func closedStandardOutputThatIsNeededIsAnError(line: String) throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu \(line) 1>&-"], folder: workspace.folder
    ).run()
    #expect(outcome.status == 74 && outcome.errors.contains("was closed"), "\(outcome.errors)")
  }

  /// The messages stand behind the report and not over its beginning.
  @Test func messagesFollowTheReportInOneFile() throws {
    let workspace = try SmallExtract.workspace()
    let outcome = try Command(
      program: "/bin/bash", arguments: ["-c", "liuyu run small.yaml --output /dev/stdout > log 2>&1"],
      folder: workspace.folder
    ).run()
    let log = try workspace.text("log")
    #expect(outcome.status == 0 && log.hasPrefix("{\n") && log.contains("\n}\n"), "\(log)")
  }
}
