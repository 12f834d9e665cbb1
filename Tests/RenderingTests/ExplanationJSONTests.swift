import Counting
import Testing

@testable import Rendering

struct ExplanationJSONTests {
  @Test func codeExplainsItself() {
    let json = LocationClaims(code: "500235").explanation.json
    #expect(
      json == #"{"division":{"code":"500235","name":"云阳县","level":"county","path":"重庆市云阳县"},"#
        + #""zone":"chongqing_partial","class":"chongqing","in_chongqing":"yes","#
        + #""in_circle":{"all_chongqing":"yes","strict_partial_in":"yes","strict_partial_out":"no"},"#
        + #""located_by":"location_code","rule":"500235 is the code of 重庆市云阳县.","#
        + #""rule_name":"code","refined":[],"conflicts":[],"repairs":[],"joints":[],"#
        + #""candidates":[{"source":"location_code","text":"500235","#
        + #""division":{"code":"500235","name":"云阳县","level":"county","path":"重庆市云阳县"},"#
        + #""zone":"chongqing_partial","chosen":true,"reason":"500235 is the code of 重庆市云阳县."}]}"#)
  }

  @Test func whatIsUnknownIsNull() {
    let json = LocationClaims(code: "9\"9").explanation.json
    #expect(json.hasPrefix(#"{"division":null,"zone":"unresolved","class":"unresolved","#))
    #expect(json.contains(#""in_chongqing":"unknown""#))
    #expect(json.contains(#""located_by":null"#))
    #expect(json.contains(#""text":"9\"9","division":null,"zone":null,"chosen":false"#))
  }
}
