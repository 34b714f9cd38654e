package import DynamockModel
package import DynamockValidation

extension Database {
  /// Rejects a request that the policies of its tables and streams do not permit to its caller.
  ///
  /// A caller of the server's own account has every permission that no policy denies; one of another
  /// account needs a policy that allows the action ([aws-guide], Authorization with IAM
  /// identity-based policies and DynamoDB resource-based policies). There are no identity-based
  /// policies: every identity has all permissions.
  ///
  /// Permissions are checked before the rules of the request, so that the error of a denied request
  /// does not depend on items.
  /// - Throws: AccessDeniedException, or ResourceNotFoundException for a table that would be one of
  ///   the caller's other account, which has none here.
  package func authorize(
    _ input: OperationInput, for caller: Caller, in context: RequestContext
  ) throws(DynamoDBError) {
    let account = caller.principal?.account ?? settings.accountID
    let catalog = published
    if account == settings.accountID, !catalog.mayHavePolicies { return }
    let access = access(to: catalog, of: caller, in: context)
    do throws(EngineFault) {
      try access.check(input, isLoose: context.isLoose)
    } catch {
      throw DynamoDBError(error)
    }
  }

  /// Returns a batch in which the statements that its caller may not execute fail.
  package func authorized(
    _ request: BatchExecuteStatementRequest, for caller: Caller, in context: RequestContext
  ) -> BatchExecuteStatementRequest {
    let catalog = published
    let access = access(to: catalog, of: caller, in: context)
    guard access.isForeign || catalog.mayHavePolicies else { return request }
    return request.filtered { statement throws(DynamoDBError) in
      do throws(EngineFault) {
        try access.check(statement.permission(), of: .batchExecuteStatement)
      } catch {
        throw DynamoDBError(error)
      }
    }
  }

  private func access(
    to catalog: Catalog, of caller: Caller, in context: RequestContext
  ) -> Access {
    Access(
      catalog: catalog, settings: settings, time: time.now, caller: caller, region: context.region)
  }
}
