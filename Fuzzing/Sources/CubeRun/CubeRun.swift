import CubeEditing
import Dispatch
import Glibc
import Synchronization

/// Opens as many randomly edited cubes as asked for: each is refused, or says what the original says.
///
///     CubeRun [CUBES] [FIRST-SEED]
@main
struct CubeRun {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = arguments.first ?? 100_000
    let firstSeed = arguments.dropFirst().first ?? 0
    let start = ContinuousClock.now
    Watch.begin()
    let next = Atomic(firstSeed)
    let opened = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: Watch.threads) { thread in
      do {
        let cubes = try EditedCubes()
        while true {
          let seed = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if seed - firstSeed >= count { break }
          if seed % 10_000 == 9_999 { Watch.note("\(seed + 1 - firstSeed) cubes …\n") }
          Watch.turn(thread, to: seed)
          if let difference = try cubes.difference(seed: seed) { report(seed, cubes.edits, difference) }
        }
        opened.wrappingAdd(cubes.opened, ordering: .relaxed)
      } catch {
        report(0, "", "\(error)")
      }
    }
    print(
      "\(count) edited cubes, \(opened.load(ordering: .relaxed)) times opened, "
        + "\((ContinuousClock.now - start).components.seconds) s: no wrong figure")
  }

  private static func report(_ seed: UInt64, _ edits: String, _ difference: String) -> Never {
    print("seed \(seed): \(difference)\n\(edits)Make it a case of HostileCubeTests.")
    exit(1)
  }
}

/// Says which seeds were at work when the program is ended by a trap, or stands still for a minute.
private enum Watch {
  static let threads = Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))
  /// By thread, the seed that it is at. Written without a lock, as it is only to be read when all is lost.
  nonisolated(unsafe) private static let seeds = {
    let seeds = UnsafeMutablePointer<UInt64>.allocate(capacity: threads)
    seeds.initialize(repeating: 0, count: threads)
    return seeds
  }()

  static func begin() {
    turn(0, to: 0)
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
      signal(number) { number in
        Watch.note(number == SIGALRM ? "no cube for a minute; seeds:" : "a trap; seeds:")
        for thread in 0..<Watch.threads { Watch.note(" \(Watch.seeds[thread])") }
        Watch.note("\n")
        _exit(1)
      }
    }
  }

  static func turn(_ thread: Int, to seed: UInt64) {
    seeds[thread] = seed
    alarm(60)
  }

  static func note(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
