import Testing

@testable import Pipelines

/// What is said about a header that does not fit, so that somebody can mend it.
@Suite struct HeaderAdviceTests {
  @Test(
    "Merged cells",
    arguments: [
      ("单位|||学号", "columns 2–3 beside 单位", true), ("学号|单位||", "columns 3–4 beside 单位", true),
      ("|学号|单位||x", "column 1, column 4 beside 单位", true), ("学号||", nil, true), ("学号|x", nil, true),
      ("张三|||1", "columns 2–3", false), ("||", nil, false),
    ] as [(String, String?, Bool)])
  func namesWhatMergedCellsLeaveBlank(header: String, gap: String?, isShown: Bool) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "graduate_id: 学号, destination_code: byqxdm")
    }
    if let gap {
      let advice =
        "row 1 has no name in \(gap), as merged cells leave it — where the next row has the names, write "
      #expect(errors.description.contains(advice + "`header_row: 2`"), "\(errors)")
      #expect(errors.description.contains("`skip_rows: 1`"))
    }
    #expect(errors.problems.count == (gap == nil ? 1 : 2))
    #expect(errors.description.contains("张三") == false)
    #expect(gap == nil || errors.problems[0].kind.keepsHeaderBack != isShown)
  }

  /// What is advised for two columns can be pasted, and then fits.
  @Test(arguments: ["单位名称|实际就业单位", "x: y|单位名称", "单位名称#2|单位名称"])
  func advisesTheChoiceBetweenTwo(listed: String) throws {
    let names = listed.split(separator: "|").map(String.init)
    let header = "byqxdm|单位名称|实际就业单位|x: y|单位名称"
    let list = names.map { "'\($0)'" }.joined(separator: ", ")
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "destination_code: byqxdm, employer: [\(list)]")
    }
    for choice in errors.description.matches(of: /`(employer: \[.+?\])`/) {
      _ = try PipelineBindingTests.bind(header, "destination_code: byqxdm, \(choice.1)")
    }
    #expect(errors.description.matches(of: /`(employer: \[.+?\])`/).count == 2)
  }

  /// What is advised can be pasted, and then fits.
  @Test(arguments: ["毕业去向代码：", "*毕业去向代码 A", "毕业去向代码#", "毕业去向[代]码", "'毕业去向'代码"])
  func advisesWhatCanBePasted(header: String) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind("yxdm|\(header)", "program_code: yxdm, destination_code: 毕业去向代码")
    }
    let advice = try #require(errors.description.firstMatch(of: /the header has (.+?) — add it/)).1
    let bound = try PipelineBindingTests.bind(
      "yxdm|\(header)", "program_code: yxdm, destination_code: [\(advice)]")
    #expect(bound[.destinationCode] == .column(1))
  }
}
