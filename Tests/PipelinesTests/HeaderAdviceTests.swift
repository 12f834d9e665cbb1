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
  @Test(arguments: ["毕业去向的代码：", "*毕业去向代码 A", "毕业去向代码#", "毕业去向[代]码", "'毕业去向'代码"])
  func advisesWhatCanBePasted(header: String) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind("yxdm|\(header)", "program_code: yxdm, destination_code: 毕业去向代码")
    }
    let advice = try #require(errors.description.firstMatch(of: /the header has (.+?) — add it/)).1
    let bound = try PipelineBindingTests.bind(
      "yxdm|\(header)", "program_code: yxdm, destination_code: [\(advice)]")
    #expect(bound[.destinationCode] == .column(1))
  }

  /// What is added to a name is no part of it.
  @Test(arguments: [
    "考生号：", "考生号:", "考生号;", "1.考生号", "1．考生号", "12、考生号", "(1)考生号", "（1） 考生号", "1)考生号", "１）考生号", "1-2.考生号",
    "一、考生号",
    "（一）考生号", "①考生号", "⑴考生号", "a.考生号", "考生号*必填", "*考生号*必填", "考生号＊必填项", "**考生号**", "*考生号（必填）：", "3. *考生号：",
    "*3.考生号",
    "【必填】考生号", "考生号\n（14位）：",
  ])
  func findsWhatIsAddedTo(header: String) throws {
    let bound = try PipelineBindingTests.bind(
      "byqxdm|\(header)", "graduate_id: 考生号, destination_code: byqxdm")
    #expect(bound[.graduateID] == .column(1))
  }

  @Test(arguments: [
    "考生号2", "2025考生号", "1考生号", "考生号-必填", "必填*考生号", "x.y考生号", "e-考生号", "考生号码", "1.", "()", "*",
  ])
  func otherNamesAreOther(header: String) throws {
    #expect(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind("byqxdm|\(header)", "graduate_id: 考生号, destination_code: byqxdm")
    }
  }

  /// A name that is written as the pipeline lists it wins over one that has something added, for whichever field.
  @Test(
    arguments: [
      ("考生号：|考生号|byqxdm", "graduate_id: 考生号, destination_code: byqxdm", 1),
      ("1.考生号|考生号|byqxdm", "graduate_id: 1.考生号, destination_code: byqxdm", 0),
      ("*考生号|考生号（必填）|byqxdm", "graduate_id: '*考生号', destination_code: byqxdm", 0),
      ("考生号|考生号|byqxdm", "graduate_id: 考生号, destination_code: byqxdm", 0),
      ("*考生号|*考生号|byqxdm", "graduate_id: 考生号, destination_code: byqxdm", 0),
      ("考生号(旧)|*考生号|byqxdm", "graduate_id: 考生号, program_code: 考生号(旧), destination_code: byqxdm", 1),
      ("*考生号|*考生号|byqxdm", "graduate_id: '考生号#2', destination_code: byqxdm", 1),
    ])
  func whatIsListedWins(header: String, columns: String, column: Int) throws {
    #expect(try PipelineBindingTests.bind(header, columns)[.graduateID] == .column(column))
  }

  /// Two columns for one field, however they are decorated; each is offered once, and can be pasted.
  @Test(
    arguments: [
      ("考生号（必填）|*考生号|byqxdm", "考生号"), ("考生号（必填）|考生号（选填）|byqxdm", "考生号"), ("考生号：|1.考生号|byqxdm", "考生号"),
      ("学号|*考生号|byqxdm", "考生号, 学号"), ("*学号|*考生号|byqxdm", "考生号, 学号"), ("*考生号|考生号*|*考生号|byqxdm", "考生号"),
    ])
  func twoColumnsAreNotGuessed(header: String, names: String) throws {
    let errors = try #require(throws: PipelineErrors.self) {
      try PipelineBindingTests.bind(header, "graduate_id: [\(names)], destination_code: byqxdm")
    }
    #expect(errors.problems.count == 1)
    let choices = errors.description.matches(of: /`(graduate_id: \[.+?\])`/).map { String($0.1) }
    #expect(choices.count == 2 && Set(choices).count == 2, "\(errors)")
    for choice in choices {
      _ = try PipelineBindingTests.bind(header, "\(choice), destination_code: byqxdm")
    }
  }
}
