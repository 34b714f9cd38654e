// IAM's messages ([aws-iam-guide], "Troubleshoot access denied error messages").

extension AccessFault {
  /// AWS's message.
  var sentence: String {
    switch self {
    case .explicit(let denial):
      "User: \(denial.caller) is not authorized to perform: \(denial.action) on resource: "
        + "\(denial.resource) with an explicit deny in a resource-based policy"
    case .implicit(let denial):
      "User: \(denial.caller) is not authorized to perform: \(denial.action) on resource: "
        + "\(denial.resource) because no resource-based policy allows the \(denial.action) action"
    case .otherAccountHasNoTable(let name?):
      "Requested resource not found: Table: \(name) not found"
    case .otherAccountHasNoTable(nil): "Requested resource not found"
    }
  }
}
