extension ContradictoryExtract {
  private static let (chengdu, beijing, yongchuan) = (
    "91510104MA5TEXT9X2", "91110101MA5TEXT9XU", "91500118MA5TEXT9X7"
  )

  /// Each kind, and what is odd about some.
  static let cases: [(record: Record, conflicts: [Expected])] = [
    (
      Record(code: "500118", text: "成都市"),
      [
        Expected(
          "location_code_location_text", ["500118", "chongqing_core", "500118"], ["成都市", "circle", "510100"])
      ]
    ),
    (
      Record(code: "500118", credit: chengdu),
      [
        Expected(
          "location_code_credit_code", ["500118", "chongqing_core", "500118"], [chengdu, "circle", "510104"])
      ]
    ),
    (
      Record(code: "500118", employer: "成都云栖有限公司"),
      [
        Expected(
          "location_code_employer", ["500118", "chongqing_core", "500118"], ["成都云栖有限公司", "circle", "510100"])
      ]
    ),
    (
      Record(text: "重庆市永川区", credit: beijing),
      [
        Expected(
          "location_text_credit_code", ["重庆市永川区", "chongqing_core", "500118"],
          [beijing, "elsewhere", "110101"])
      ]
    ),
    (
      Record(text: "重庆市永川区", employer: "成都云栖有限公司"),
      [
        Expected(
          "location_text_employer", ["重庆市永川区", "chongqing_core", "500118"], ["成都云栖有限公司", "circle", "510100"])
      ]
    ),
    (
      Record(credit: yongchuan, employer: "成都云栖有限公司"),
      [
        Expected(
          "credit_code_employer", [yongchuan, "chongqing_core", "500118"], ["成都云栖有限公司", "circle", "510100"])
      ]
    ),
    (
      Record(destinationText: "待就业", code: "500118"),
      [Expected("destination_code_destination_text", ["10", "contract"], ["待就业", "not_placed"])]
    ),
    (
      Record(destination: "70", destinationText: "签就业协议形式就业", code: "500118"),
      [Expected("destination_code_destination_text", ["70", "not_placed"], ["签就业协议形式就业", "contract"])]
    ),
    // A code against the name in its own cell.
    (
      Record(code: "500118-成都市"),
      [
        Expected(
          "location_code_location_text", ["500118-成都市", "chongqing_core", "500118"],
          ["500118-成都市", "circle", "510100"])
      ]
    ),
    (
      Record(code: "500118-成都市", text: "重庆市"),
      [
        Expected(
          "location_code_location_text", ["500118-成都市", "chongqing_core", "500118"],
          ["500118-成都市", "circle", "510100"])
      ]
    ),
    (
      Record(code: "500118-江津区", text: "江津区"),
      [
        Expected(
          "location_code_location_text", ["500118-江津区", "chongqing_core", "500118"],
          ["500118-江津区", "chongqing_core", "500116"])
      ]
    ),
    // Both contradict it: the column is shown.
    (
      Record(code: "500118-成都市", text: "北京市"),
      [
        Expected(
          "location_code_location_text", ["500118-成都市", "chongqing_core", "500118"],
          ["北京市", "elsewhere", "110000"])
      ]
    ),
    (
      Record(destination: "10-待就业", code: "500118"),
      [Expected("destination_code_destination_text", ["10-待就业", "contract"], ["10-待就业", "not_placed"])]
    ),
    // Several of one record, and one behind a refinement.
    (
      Record(destinationText: "待就业", code: "500118", text: "成都市", employer: "北京云栖有限公司"),
      [
        Expected(
          "location_code_location_text", ["500118", "chongqing_core", "500118"], ["成都市", "circle", "510100"]),
        Expected(
          "location_code_employer", ["500118", "chongqing_core", "500118"],
          ["北京云栖有限公司", "elsewhere", "110000"]),
        Expected("destination_code_destination_text", ["10", "contract"], ["待就业", "not_placed"]),
      ]
    ),
    (
      Record(code: "500000", text: "重庆市城口县", employer: "成都云栖有限公司"),
      [
        Expected(
          "location_text_employer", ["重庆市城口县", "chongqing_outer", "500229"], ["成都云栖有限公司", "circle", "510100"])
      ]
    ),
    // The other one would be refined in its turn.
    (
      Record(code: "510104", text: "重庆市", credit: yongchuan),
      [
        Expected(
          "location_code_location_text", ["510104", "circle", "510104"],
          ["重庆市", "chongqing_unspecified", "500000"]),
        Expected(
          "location_code_credit_code", ["510104", "circle", "510104"],
          [yongchuan, "chongqing_core", "500118"]),
      ]
    ),
    // What a line end and a spreadsheet did to a cell, and what has no division.
    (
      Record(code: "５００１１８", text: "成都市\n武侯区"),
      [
        Expected(
          "location_code_location_text", ["５００１１８", "chongqing_core", "500118"],
          ["成都市\n武侯区", "circle", "510107"])
      ]
    ),
    (
      Record(code: "=\"500118\"", text: "日本东京"),
      [
        Expected(
          "location_code_location_text", ["=\"500118\"", "chongqing_core", "500118"], ["日本东京", "abroad"])
      ]
    ),
    // No contradictions: the same, a finer one, a vaguer one, nobody employed.
    (Record(code: "500118", text: "重庆市永川区"), []),
    (Record(code: "510000", text: "成都市武侯区"), []),
    (Record(destination: "80", code: "500118", text: "成都市"), []),
    (Record(destinationText: "什么都不是", code: "500118", text: "某地"), []),
  ]
}
