// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ImportTableInput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.pattern(clientToken, at: "ClientToken", .clientToken)
    check.required(s3BucketSource, at: "S3BucketSource")
    check.members(of: s3BucketSource, at: "S3BucketSource")
    check.required(inputFormat, at: "InputFormat")
    check.enumeration(inputFormat, at: "InputFormat")
    check.members(of: inputFormatOptions, at: "InputFormatOptions")
    check.enumeration(inputCompressionType, at: "InputCompressionType")
    check.required(tableCreationParameters, at: "TableCreationParameters")
    check.members(of: tableCreationParameters, at: "TableCreationParameters")
  }
}
