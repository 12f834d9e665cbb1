import Glibc

// Where the time goes: each layer is run on the whole extract, in this process, alone and with all those below it.
//
// usage: layers EXTRACT.csv PIPELINE.yaml RECORDS RUNS

func fail(_ message: String, exitCode: Int32) -> Never {
  let line = Array("\(message)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(exitCode)
}

guard CommandLine.arguments.count == 5, let records = Int(CommandLine.arguments[3]),
  let runs = Int(CommandLine.arguments[4]), runs > 0
else { fail("usage: layers EXTRACT.csv PIPELINE.yaml RECORDS RUNS", exitCode: 64) }
do {
  let stack = try Stack(
    extract: CommandLine.arguments[1], pipeline: CommandLine.arguments[2], records: records)
  for threads in [1, 2] { print(try stack.table(threads: threads, runs: runs)) }
} catch {
  fail("layers: \(error)", exitCode: 1)
}
