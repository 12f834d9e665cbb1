import Glibc
import Synchronization
import Testing

@testable import liuyu
@testable import Reports

/// A clock that is set while a run goes on changes nothing of how long it took.
struct RunClockTests {
  /// Shows these moments one after the other, and the last one for ever.
  private final class Moments: Sendable {
    private let rest: Mutex<[Int]>

    init(_ moments: [Int]) { rest = Mutex(moments) }

    func next() -> Int { rest.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
  }

  @Test(arguments: [
    ([1_000_000], [5000, 5800], "1970-01-12T13:46:40Z", "1970-01-12T13:46:40Z", 0.8),
    ([1_000_000], [5000, 67000], "1970-01-12T13:46:40Z", "1970-01-12T13:47:42Z", 62),
    // Set back by a day, and forward by one.
    ([1_000_000, 913_600], [0, 2000], "1970-01-12T13:46:40Z", "1970-01-12T13:46:42Z", 2),
    ([1_000_000, 1_086_400], [0, 2000], "1970-01-12T13:46:40Z", "1970-01-12T13:46:42Z", 2),
  ])
  func endsWhenItsSecondsAreOver(
    wall: [Int], milliseconds: [Int], start: String, end: String, seconds: Double
  ) {
    let (walls, ticks) = (Moments(wall), Moments(milliseconds))
    let clock = RunClock(wall: walls.next, monotonic: { .milliseconds(ticks.next()) })
    let run = clock.run(threads: 2)
    #expect(run.startedAt == start && run.finishedAt == end && run.seconds == seconds, "\(run)")
    #expect(run.threads == 2)
  }

  @Test func theRealClockIsThatOfTheSystem() {
    let before = time(nil)
    let clock = RunClock()
    usleep(2000)
    #expect(clock.seconds > 0.001 && clock.seconds < 60)
    #expect((before...before + 60).contains(clock.finishedAt))
  }
}
