import ExtractReading
import Testing

/// A thread beside another lets go of its step before the other goes on; where it did not, one in some thousand runs trapped.
struct ThreadsTests {
  @Test func whatRunsBesideIsWaitedFor() {
    for number in 0..<20_000 {
      let (beside, result) = Threads.run(beside: { number }) { -number }
      if beside != number || result != -number { Issue.record("\(number)") }
    }
  }
}
