import DynamockModel
import DynamockPolicies
import DynamockValidation

/// The access of a caller to the tables and streams of a state of the catalog.
struct Access {
  let catalog: Catalog
  let settings: EngineSettings
  let time: SteadyClock.Reading
  let caller: Caller
  let principal: Principal
  /// The region of the request.
  let region: String

  init(
    catalog: Catalog, settings: EngineSettings, time: SteadyClock.Reading, caller: Caller,
    region: String
  ) {
    self.catalog = catalog
    self.settings = settings
    self.time = time
    self.caller = caller
    self.region = region
    principal =
      caller.principal
      ?? Principal(
        user: caller.accessKeyID, account: settings.accountID,
        partition: EngineSettings.partition(of: region))
  }

  var now: Timestamp { time.steady }

  /// Whether the caller belongs to another account than the tables.
  var isForeign: Bool { principal.account != settings.accountID }

  /// Checks all permissions that a request needs.
  func check(_ input: OperationInput, isLoose: Bool) throws(EngineFault) {
    let operation = input.operation
    // The address of the service is not a resource of an account, and the statements of a batch are
    // checked one by one.
    if isForeign, [.describeEndpoints, .batchExecuteStatement].contains(operation) { return }
    let permissions = input.permissions(isLoose: isLoose)
    if isForeign, permissions.isEmpty, !operation.worksAcrossAccounts {
      throw denial(of: operation.rawValue, on: "*")
    }
    for permission in permissions { try check(permission, of: operation) }
  }

  /// Checks a permission that an operation needs.
  func check(_ permission: Permission, of operation: Operation) throws(EngineFault) {
    switch permission.resource {
    case .other:
      if isForeign { throw denial(of: permission.action, on: "*") }
    case .table(let name, let index):
      guard let reference = TableReference(parsing: name) else { return }
      if isForeign, reference.account ?? principal.account == principal.account {
        throw operation.worksAcrossAccounts
          ? missing(reference.name, of: operation)
          : denial(of: permission.action, on: ownARN(of: reference.name))
      }
      guard reference.account ?? settings.accountID == settings.accountID else { return }
      try check(permission, of: operation, onTable: reference.name, index)
    case .arn(let arn):
      if let stream = StreamReference(arn) {
        try check(permission, of: operation, on: stream)
      } else if let table = TableReference(parsing: arn), table.account == settings.accountID {
        try check(permission, of: operation, onTable: table.name, nil)
      } else if isForeign {
        throw denial(of: permission.action, on: arn)
      }
    }
  }

  private func check(
    _ permission: Permission, of operation: Operation, onTable name: String, _ index: String?
  ) throws(EngineFault) {
    let table = catalog[name].flatMap { $0.definition.isGone(at: now) ? nil : $0 }
    var arn =
      table.map { settings.arn(of: $0.definition) } ?? settings.tableARN(name, region: region)
    if let index { arn += "/index/\(index)" }
    let shape = index.flatMap { table?.index(named: $0, at: now)?.key } ?? table?.key
    let request = AccessedResource(
      access: self, action: permission.action, resource: arn, tags: table?.definition.tags ?? [],
      shape: shape, facts: FactsOnDemand(permission.facts))
    try decide(on: request, by: table?.policy, of: operation)
  }

  private func check(
    _ permission: Permission, of operation: Operation, on reference: StreamReference
  ) throws(EngineFault) {
    guard reference.account == settings.accountID else {
      guard isForeign else { return }
      throw denial(of: permission.action, on: reference.asSent)
    }
    let name = StreamName(table: reference.tableName, label: reference.label)
    let stream = catalog.streams[name]
    let arn = stream.map { settings.arn(of: $0.definition) } ?? reference.asSent
    let request = AccessedResource(
      access: self, action: permission.action, resource: arn, tags: [], shape: nil,
      facts: FactsOnDemand(permission.facts))
    try decide(on: request, by: stream?.policy, of: operation)
  }

  private func decide(
    on request: AccessedResource, by policy: AccessPolicy?, of operation: Operation
  ) throws(EngineFault) {
    let decision = policy?.decision(on: request) ?? .undecided
    switch decision {
    case .denied: throw denial(of: request.action, on: request.resource, isExplicit: true)
    case .allowed where operation.worksAcrossAccounts: return
    case .allowed, .undecided:
      if isForeign { throw denial(of: request.action, on: request.resource) }
    }
  }

  /// The ARN of a table of the caller's own account.
  private func ownARN(of table: String) -> String {
    "arn:\(principal.partition):dynamodb:\(region):\(principal.account):table/\(table)"
  }

  /// The error of a table of the caller's account, which has no tables here.
  private func missing(_ name: String, of operation: Operation) -> EngineFault {
    let isNamed =
      switch operation {
      case .describeTable, .updateTable, .deleteTable: true
      default: false
      }
    return .access(.otherAccountHasNoTable(isNamed ? name : nil))
  }

  private func denial(
    of action: String, on resource: String, isExplicit: Bool = false
  ) -> EngineFault {
    let denial = AccessDenial(
      caller: principal.arn, action: "dynamodb:\(action)", resource: resource)
    return .access(isExplicit ? .explicit(denial) : .implicit(denial))
  }
}
