// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension WriteRequest: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.members(of: putRequest, at: "PutRequest")
    check.members(of: deleteRequest, at: "DeleteRequest")
  }
}
