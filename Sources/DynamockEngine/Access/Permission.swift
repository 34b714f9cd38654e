import DynamockModel

/// A permission that a request needs: an action on a resource.
struct Permission {
  /// The action without the service's prefix, such as `ConditionCheckItem`.
  let action: String
  let resource: Resource
  /// Computes what policies can know of items and parameters; only called if a policy refers to it.
  let facts: () -> AccessFacts

  /// The resource of a permission.
  enum Resource {
    /// A table or one of its indexes; the table is named as in the request.
    case table(String, index: String? = nil)
    /// A table or stream, by its ARN.
    case arn(String)
    /// A resource that can have no policy: a backup, an export, the account.
    case other
  }

  init(
    _ action: String, on resource: Resource,
    facts: @escaping () -> AccessFacts = { AccessFacts() }
  ) {
    self.action = action
    self.resource = resource
    self.facts = facts
  }
}
