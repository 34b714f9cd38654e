// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension CsvOptions: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.length(delimiter, at: "Delimiter", minimum: 1, maximum: 1)
    check.pattern(delimiter, at: "Delimiter", .csvDelimiter)
    check.length(headerList, at: "HeaderList", minimum: 1, maximum: 255)
    check.elements(headerList, at: "HeaderList", minimum: 1, maximum: 65536, .csvHeader)
  }
}
