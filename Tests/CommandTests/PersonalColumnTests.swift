import Foundation
import Testing

/// No output shows who somebody is, whatever the pipeline says: by the header, and by what stands in the column.
struct PersonalColumnTests {
  private static let names = [
    "李倩燕", "邓泽磊", "王芳", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄蕾", "周杰", "吴桐", "徐丽", "孙浩", "马超群", "朱颜", "胡歌", "郭靖宇",
    "何洁",
    "林峰", "罗兰", "高原", "梁博文", "宋佳",
  ]

  private func workspace(column: String, of field: String, values: [String]) throws -> Workspace {
    let rows = values.enumerated().map { number, value in
      "\(20_500_000 + number),2025,\(59001 + number % 2),510201,10,500118,\(value)\n"
    }
    let known = SmallExtract.pipeline.replacing("      institution_name: [学校名称]\n", with: "")
    let pipeline =
      field == "group"
      ? known.trimmingCharacters(in: .newlines) + "\ndimensions: {group: [\(column)]}\n"
      : known.trimmingCharacters(in: .newlines) + "\n      \(field): [\(column)]\n"
    return try SmallExtract.workspace(
      pipeline: pipeline,
      extract: "考生号,毕业年份,学校代码,专业代码,毕业去向代码,单位所在地代码,\(column)\n" + rows.joined())
  }

  @Test(arguments: ["run", "normalize", "check"])
  func isRefusedByHeaderAndByValue(command: String) throws {
    let refused: [(column: String, field: String, values: [String])] = [
      ("姓名", "institution_name", ["甲", "乙"]), ("学生姓名", "group", ["甲", "乙"]),
      ("联系电话", "program_name", ["1", "2"]),
      ("身份证号", "group", ["1", "2"]), ("负责", "institution_name", Self.names),
      ("备注", "group", Self.names + ["某校", ""]),
      ("辅导", "institution_name", Array(Self.names.prefix(3) + ["马超群", "郭靖宇", "梁博文", "李小龙", "王大明", "陈晓东"])),
      ("编号", "program_name", (0..<6).map { "5001012005010100\($0)X" }),
      ("其他", "group", (0..<6).map { "1381234567\($0)" }),
    ]
    for (column, field, values) in refused {
      // Nothing that `check` says has the values of a declared dimension.
      let isByValue = ["备注", "其他"].contains(column)
      if isByValue, command == "check" { continue }
      let by = isByValue && command == "run" ? ["--by", "group"] : []
      let workspace = try workspace(column: column, of: field, values: values)
      let run = try Command(
        arguments: [command, "small.yaml", "--output", "o", "--rejects", "x"] + by, folder: workspace.folder
      ).run()
      #expect(run.status == 78 && run.output.isEmpty, "\(column): \(run.status) \(run.errors)")
      #expect(
        run.errors.contains("`\(field.prefix { $0 != "_" })") && run.errors.contains("in every output"),
        "\(run.errors)")
      #expect(!(try workspace.names().contains("o")))
      for value in values where value.count > 1 { #expect(!run.errors.contains(value)) }
    }
  }

  /// What schools, places and programs are called is nobody's name.
  @Test(arguments: [
    ("学院名称", ["信息学院", "机电学院", "护理学院", "马克思主义学院", "金融学院", "商学院"] + (1...20).map { "第\($0)学院" }),
    (
      "籍贯",
      [
        "万州区", "江北区", "石柱", "城口县", "云阳", "梁平区", "武隆区", "涪陵", "巫山", "秀山", "江津", "忠县", "黔江", "开州", "彭水", "酉阳",
        "奉节", "綦江", "铜梁", "荣昌", "潼南", "大足",
      ]
    ),
    ("民族", ["汉族", "土家族", "苗族", "满族", "白族", "黎族", "高山族"]), ("班主任工号", ["2018001", "2018002"]),
    ("是否电话核实", ["是", "否"]), ("学号年级", ["2021", "2022"]), ("考生号类别", ["文", "理"]), ("身份证件类型", ["a", "b"]),
    ("校区编码", (0..<6).map { "2050000000000\($0)" }),
    ("籍贯简称", ["万州", "江津", "石柱", "梁平", "武隆", "江北", "荣昌", "潼南", "高新"]),
    ("组织", (0..<6).map { "9150010\($0)MA5TUU0VW" }), ("姓", ["李", "王"]),
  ])
  func othersAreNot(column: String, values: [String]) throws {
    let workspace = try workspace(column: column, of: "group", values: values)
    let run = try Command(
      arguments: ["run", "small.yaml", "--by", "group", "--output", "o"], folder: workspace.folder
    ).run()
    #expect(run.status == 0, "\(column): \(run.errors)")
  }
}
