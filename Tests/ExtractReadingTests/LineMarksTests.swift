import Differential
import Testing

@testable import ExtractReading

/// A set of places in bits is a set of places.
struct LineMarksTests {
  @Test(arguments: [1, 63, 64, 65, 200, 1000])
  func doesWhatASetDoes(count: Int) {
    var dice = SplitMix(seed: UInt64(count))
    for first in [0, 7, 4096] {
      let range = first..<first + count
      var (marks, places) = (LineMarks(range), Set<Int>())
      for _ in 0..<300 {
        let place = first + dice.below(count)
        switch dice.below(3) {
        case 0:
          marks.insert(place)
          places.insert(place)
        case 1:
          let end = place + dice.pick([0, 1, dice.below(70), dice.below(count + 10)])
          marks.remove(from: place, to: end)
          places.subtract(place..<end)
        default:
          let (lower, upper) = (place - dice.below(3), place + dice.below(count + 10))
          #expect(
            marks.first(from: lower, before: upper)
              == places.filter { $0 >= lower && $0 < upper }.min())
        }
        #expect(marks.contains(place) == places.contains(place))
      }
      #expect((first - 70..<first + count + 70).filter(marks.contains) == places.sorted())
    }
  }

  /// What is behind the window, as a record that reaches over the cut, takes out what is within.
  @Test func removesWhatLiesWithin() {
    var marks = LineMarks(10..<20)
    for place in 10..<20 { marks.insert(place) }
    marks.remove(from: 0, to: 12)
    marks.remove(from: 18, to: 400)
    marks.remove(from: 15, to: 15)
    marks.remove(from: 300, to: 200)
    #expect((0..<30).filter(marks.contains) == Array(12..<18))
    #expect(marks.first(from: 0, before: 100) == 12 && marks.first(from: 18, before: 100) == nil)
    #expect(marks.first(from: 20, before: 100) == nil && marks.first(from: 400, before: 500) == nil)
  }
}
