import ReferenceData
import Regions
import Testing

@Suite struct ExplanationTests {
  @Test func `an older meaning of a code is named and loses`() {
    let candidates = Gazetteer.builtIn.candidates(.locationCode, "511422")
    #expect(candidates.map(\.isChosen) == [true, false])
    #expect(candidates.map(\.division?.name) == ["彭山区", "丰都县"])
    #expect(candidates[1].reason == "511422 was 丰都县 until 1997; a code used again has its latest meaning.")
  }
}
