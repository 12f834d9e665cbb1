internal import CXlsxWriter
internal import Glibc
import Outputs

/// A workbook of libxlsxwriter's while it is written, row by row, in constant memory.
///
/// - Source: libxlsxwriter.github.io, 1.1.4.
@safe final class XlsxFile {
  /// What a cell takes at most while it is written, unless it holds a long text: its XML, there twice.
  static let bytesOfCell = 150

  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private var isFinished = false
  /// What messages call the output.
  private let output: String

  init(_ path: String, scratch: String, for output: String) throws(OutputError) {
    self.output = output
    let book = unsafe scratch.withCString { scratch in
      // It is copied.
      var options = unsafe lxw_workbook_options(
        constant_memory: 1, tmpdir: UnsafeMutablePointer(mutating: scratch), use_zip64: 0)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let book = unsafe book else { throw OutputError(.outOfMemory, path: output) }
    unsafe self.book = unsafe book
  }

  deinit {
    // Frees it, and writes what nobody wants.
    if !isFinished { _ = unsafe workbook_close(book) }
  }

  /// - Parameter created: seconds since 1970.
  func describe(title: String, created: Int?) throws(OutputError) {
    let longest = 255
    let error = unsafe String(CellText.possible(title).prefix(longest / 2)).withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      unsafe properties.created = created.flatMap { $0 == 0 ? nil : $0 } ?? Self.longAgo
      return unsafe workbook_set_properties(book, &properties)
    }
    try require(error, "its properties")
  }

  /// 2000-01-01: as good as any day that is not the present.
  private static let longAgo = 946_684_800

  func add(_ sheet: Sheet, named name: String) throws(OutputError) {
    guard let out = unsafe workbook_add_worksheet(book, name) else {
      throw OutputError(.notMade("libxlsxwriter took no sheet “\(name)”"), path: output)
    }
    let (lastRow, lastColumn) = (lxw_row_t(sheet.rowCount), lxw_col_t(max(sheet.columns.count, 1) - 1))
    for (index, column) in sheet.columns.enumerated() {
      let index = lxw_col_t(index)
      try require(unsafe worksheet_set_column(out, index, index, Double(column.width), nil), "a column")
      if column.hasBars, lastRow > 0 {
        var bars = unsafe Self.bars
        try require(
          unsafe worksheet_conditional_format_range(out, 1, index, lastRow, index, &bars), "the bars")
      }
    }
    unsafe worksheet_freeze_panes(out, 1, lxw_col_t(sheet.frozenColumns))
    if lastRow > 0 { try require(unsafe worksheet_autofilter(out, 0, 0, lastRow, lastColumn), "the filter") }
    // Codes are texts, and no mistake.
    try require(
      unsafe worksheet_ignore_errors(out, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"),
      "the marks of cells")
    unsafe worksheet_set_landscape(out)
    unsafe worksheet_set_paper(out, 9)  // A4
    try require(unsafe worksheet_set_footer(out, "&C&A  &P / &N"), "the foot of printed pages")
    unsafe worksheet_fit_to_pages(out, sheet.pagesAcross, 0)
    if sheet.pagesAcross > 1, sheet.frozenColumns > 0 {
      let last = lxw_col_t(sheet.frozenColumns - 1)
      try require(unsafe worksheet_repeat_columns(out, 0, last), "the first columns of printed pages")
    }
    try require(unsafe worksheet_repeat_rows(out, 0, 0), "the headings of printed pages")

    let headings = sheet.columns.map {
      Cell.text($0.heading, CellStyle(tone: .heading, isBold: true, isWrapped: true))
    }
    let widths = sheet.columns.map(\.width)
    try unsafe write(headings, to: out, row: 0, widths: widths)
    for index in 0..<sheet.rowCount {
      try unsafe write(sheet.row(index), to: out, row: index + 1, widths: widths)
    }
    for (index, cells) in sheet.below.enumerated() {
      try unsafe write(cells, to: out, row: sheet.rowCount + 2 + index, widths: widths)
    }
  }

  /// Packs everything.
  func finish() throws(OutputError) {
    isFinished = true
    let error = unsafe workbook_close(book)
    switch error {
    case LXW_NO_ERROR: return
    case LXW_ERROR_MEMORY_MALLOC_FAILED: throw OutputError(.outOfMemory, path: output)
    case LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_READING_TMPFILE,
      LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_CLOSE, LXW_ERROR_ZIP_FILE_ADD:
      throw OutputError(.writeFailed(errno: errno == 0 ? EIO : errno), path: output)
    default: try require(error, "the file")
    }
  }

  /// In points, of the usual letters; and the highest that a row can be.
  private static let (lineHeight, highestRow) = (15.0, 409.0)

  /// - Parameter widths: of the columns, in digits.
  private func write(_ cells: [Cell], to sheet: UnsafeMutablePointer<lxw_worksheet>, row: Int, widths: [Int])
    throws(OutputError)
  {
    // Readers do not raise rows by themselves that another program has written, not all of them.
    let lines = zip(cells, widths).reduce(1) { max($0, $1.0.lines(width: $1.1)) }
    if lines > 1 {
      let height = min(Self.lineHeight * Double(lines) + 1, Self.highestRow)
      try require(unsafe worksheet_set_row(sheet, lxw_row_t(row), height, nil), "a row")
    }
    for (column, cell) in cells.enumerated() {
      let (row, column) = (lxw_row_t(row), lxw_col_t(column))
      let error =
        switch cell.value {
        case .blank: LXW_NO_ERROR
        case .number(let number):
          unsafe worksheet_write_number(sheet, row, column, number, try format(cell.style))
        // Never what makes a formula or a link of a text.
        case .text(""): LXW_NO_ERROR
        case .text(let text):
          unsafe worksheet_write_string(
            sheet, row, column, CellText.encoded(text), try format(cell.style))
        }
      try require(error, "a cell")
    }
  }

  private func format(_ style: CellStyle) throws(OutputError) -> UnsafeMutablePointer<lxw_format> {
    if let known = unsafe formats[style] { return unsafe known }
    guard let format = unsafe workbook_add_format(book) else { throw OutputError(.outOfMemory, path: output) }
    switch style.format {
    case .asItStands: break
    case .whole: unsafe format_set_num_format(format, "#,##0")
    case .percent(let decimals):
      unsafe format_set_num_format(format, "0.\(String(repeating: "0", count: max(decimals, 1)))%")
    }
    if style.isBold { unsafe format_set_bold(format) }
    if style.isWrapped { unsafe format_set_text_wrap(format) }
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if style.isRight { unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    if let tone = style.tone {
      unsafe format_set_font_color(format, tone.ink)
      if let paper = tone.paper { unsafe format_set_bg_color(format, paper) }
    }
    unsafe formats[style] = unsafe format
    return unsafe format
  }

  /// From nothing to all, so that columns and rows compare.
  private static var bars: lxw_conditional_format {
    var bars = unsafe lxw_conditional_format()
    unsafe bars.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
    unsafe bars.data_bar_2010 = 1
    unsafe bars.bar_solid = 1
    unsafe bars.bar_no_border = 1
    unsafe bars.bar_color = 0xBDD7EE
    unsafe bars.min_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    unsafe bars.max_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
    unsafe bars.max_value = 1
    return unsafe bars
  }

  private func require(_ error: lxw_error, _ what: String) throws(OutputError) {
    if error == LXW_NO_ERROR { return }
    if error == LXW_ERROR_MEMORY_MALLOC_FAILED { throw OutputError(.outOfMemory, path: output) }
    let says = unsafe lxw_strerror(error).map { unsafe String(cString: $0) } ?? "error \(error.rawValue)"
    throw OutputError(.notMade("libxlsxwriter would not write \(what): \(says)"), path: output)
  }
}

extension Sheet {
  /// As many as it takes to read them: A4 across holds some 260 digits at half their size.
  fileprivate var pagesAcross: UInt16 {
    UInt16(clamping: 1 + columns.reduce(0) { $0 + $1.width } / 260)
  }
}

extension CellStyle.Tone {
  /// Of the letters.
  fileprivate var ink: lxw_color_t {
    switch self {
    case .good: 0x006100
    case .bad: 0x9C0006
    case .open: 0x7F6000
    case .faint: 0x767676
    case .heading: 0x000000
    }
  }

  fileprivate var paper: lxw_color_t? {
    switch self {
    case .good: 0xC6EFCE
    case .bad: 0xFFC7CE
    case .open: 0xFFEB9C
    case .faint: nil
    case .heading: 0xE7E6E6
    }
  }
}
