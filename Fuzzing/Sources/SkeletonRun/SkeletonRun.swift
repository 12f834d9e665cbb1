import Dispatch
import Glibc
import NameDrawing
import Synchronization

/// Locates as many drawn names as asked for: each as its skeleton, and as another name that has the same.
///
///     SkeletonRun [NAMES] [FIRST-SEED]
@main
struct SkeletonRun {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = arguments.first ?? 10_000_000
    let firstSeed = arguments.dropFirst().first ?? 0
    let start = ContinuousClock.now
    let names = DrawnNames()
    let next = Atomic(firstSeed)
    DispatchQueue.concurrentPerform(iterations: Int(sysconf(CInt(_SC_NPROCESSORS_ONLN)))) { _ in
      while true {
        let seed = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if seed - firstSeed >= count { break }
        if let difference = names.difference(seed: seed) {
          print("seed \(seed): \(difference)\nMake it a case of NameSkeletonTests.")
          exit(1)
        }
      }
    }
    print(
      "\(count) drawn names, \((ContinuousClock.now - start).components.seconds) s: all located as their skeletons"
    )
  }
}
