import Disclosure
import Outcomes
import Regions
import Testing

/// Places with few people, told together.
struct FoldingTests {
  private func fold(
    _ places: [(Zone, Int)], elsewhere: Int? = nil, threshold: Int = 5, hiding hidden: HiddenCounts = []
  ) -> Folding? {
    func sum(_ placeClass: PlaceClass) -> Int {
      places.reduce(0) { $0 + ($1.0.placeClass == placeClass ? $1.1 : 0) }
    }
    let counts: [CountName: Int] = [
      .chongqing: sum(.chongqing), .circle: sum(.circle), .elsewhere: elsewhere ?? sum(.elsewhere),
    ]
    return Folding(
      places.map { Folding.Place(zone: $0.0, employed: $0.1) }, of: { counts[$0] ?? 0 }, hiding: hidden,
      threshold: threshold)
  }

  @Test func nothingIsFoldedWhereNothingIsSmall() throws {
    let folding = try #require(fold([(.chongqingCore, 50), (.circle, 5), (.elsewhere, 7)]))
    #expect(folding.told == [0, 1, 2])
    #expect(folding.folded.isEmpty)
  }

  /// As many as hide each other, from the smallest on: 2 + 3 are 5, but of one of two there would remain 0 to 4.
  @Test(arguments: [
    ([50, 2, 3], 5, [0], 5, 2), ([50, 9, 2], 5, [0], 11, 2), ([50, 9, 8, 1, 1, 1], 5, [0, 1], 11, 4),
    ([50, 30, 4], 5, [0], 34, 2), ([50, 6, 1, 1], 3, [0], 8, 3),
  ])
  func theSmallestAreFolded(people: [Int], threshold: Int, told: [Int], sum: Int, count: Int) throws {
    let folding = try #require(fold(people.map { (.elsewhere, $0) }, threshold: threshold))
    #expect(folding.told == told)
    #expect(folding.folded.map(\.employed) == [sum])
    #expect(folding.folded.map(\.places) == [count])
    #expect(folding.folded.map(\.zone) == [.elsewhere])
  }

  /// A place of a zone of its own cannot be folded; nor is anything told where its class is hidden.
  @Test func whatCannotBeFoldedIsNotTold() {
    #expect(fold([(.chongqingCore, 50), (.unresolved, 3)]) == nil)
    #expect(fold([(.elsewhere, 1), (.elsewhere, 1), (.elsewhere, 1)]) == nil)
    #expect(fold([(.chongqingCore, 50)], hiding: HiddenCounts([.circle])) == nil)
    #expect(fold([(.chongqingCore, 50), (.unresolved, 5)], hiding: HiddenCounts([.chongqingUnknown])) == nil)
  }

  /// 3 people of 绵阳 are outside the circle: the city goes with places of their class, or the rest would be those.
  @Test func whoIsLeftInACityAcrossTheBorderIsFolded() throws {
    let places: [(Zone, Int)] = [(.sichuanMixed, 20), (.elsewhere, 30), (.elsewhere, 40), (.elsewhere, 9)]
    let folding = try #require(fold(places, elsewhere: 82))
    #expect(folding.told == [2])
    #expect(folding.folded.map(\.employed) == [59])
    // No zone is true of all of them.
    #expect(folding.folded.map(\.zone) == [nil])
  }
}
