import Differential
import Dispatch
import Glibc
import Synchronization

/// Compares the parallel reader, and readers of ranges that are cut by proof, with plain libcsv on as many drawn inputs as asked for.
///
///     DifferentialRun [INPUTS] [FIRST-SEED]
@main
struct DifferentialRun {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = arguments.first ?? 1_000_000
    let firstSeed = arguments.dropFirst().first ?? 0
    let start = ContinuousClock.now
    let bytes = Atomic(0)
    let next = Atomic(firstSeed)
    DispatchQueue.concurrentPerform(iterations: Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) { _ in
      while true {
        let seed = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if seed - firstSeed >= count { return }
        if seed % 100_000 == 99_999 { note("\(seed + 1 - firstSeed) inputs …") }
        let drawn = DifferentialCase(seed: seed)
        bytes.wrappingAdd(drawn.byteCount, ordering: .relaxed)
        if let difference = drawn.difference() { report(seed, drawn, difference) { $0.difference() } }
        if let difference = drawn.splitDifference() {
          report(seed, drawn, difference) { $0.splitDifference() }
        }
      }
    }
    print(
      "\(count) inputs, \(bytes.load(ordering: .relaxed)) bytes, \(DifferentialCase.combinations) combinations of "
        + "range size and threads, \((ContinuousClock.now - start).components.seconds) s: no difference")
  }

  private static func report(
    _ seed: UInt64, _ drawn: DifferentialCase, _ text: String, by difference: (DifferentialCase) -> String?
  ) -> Never {
    let smallest = drawn.shrunk(by: difference)
    print("seed \(seed): \(text)")
    print("smallest: \(smallest): \(difference(smallest) ?? "not found again")")
    print("Make it a named case of ParallelReadingTests.")
    exit(1)
  }

  private static func note(_ text: String) {
    _ = Array((text + "\n").utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
