// Generated from Generator/Model by scripts/generate.sh; changes belong in the generator.

public import DynamockModel

extension ProvisionedThroughput: ModelChecked {
  func check(_ check: inout ModelCheck) {
    check.required(readCapacityUnits, at: "ReadCapacityUnits")
    check.range(readCapacityUnits, at: "ReadCapacityUnits", minimum: 1)
    check.required(writeCapacityUnits, at: "WriteCapacityUnits")
    check.range(writeCapacityUnits, at: "WriteCapacityUnits", minimum: 1)
  }
}
