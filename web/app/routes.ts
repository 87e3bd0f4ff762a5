import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/_index.tsx'),
  route('healthz', 'routes/healthz.ts'),
  route('auth/*', 'routes/auth.$.tsx'),
  route('admin', 'routes/admin.tsx', [
    index('routes/admin._index.tsx'),
    route('returns/:planId', 'routes/admin.returns.$planId.tsx'),
    route('managers', 'routes/admin.managers._index.tsx'),
    route('managers/:managerId', 'routes/admin.managers.$managerId.tsx'),
    route('policy', 'routes/admin.policy.tsx'),
  ]),
  // Outside the layout: a file, not a page.
  route('admin/export.csv', 'routes/admin.export.ts'),
  route('webhooks/app/uninstalled', 'routes/webhooks.app.uninstalled.ts'),
  route('webhooks/app/scopes_update', 'routes/webhooks.app.scopes_update.ts'),
  route('webhooks/order_transactions/create', 'routes/webhooks.order_transactions.create.ts'),
  route('webhooks/returns', 'routes/webhooks.returns.ts'),
  route('webhooks/privacy', 'routes/webhooks.privacy.ts'),
  route('pos/find', 'routes/pos.find.ts'),
  route('pos/plan', 'routes/pos.plan.ts'),
  route('pos/approve', 'routes/pos.approve.ts'),
  route('pos/settle', 'routes/pos.settle.ts'),
  route('pos/settlements/:planId', 'routes/pos.settlements.$planId.ts'),
  route('pos/slip/:planId', 'routes/pos.slip.$planId.ts'),
  route('pos/visit/plan', 'routes/pos.visit.plan.ts'),
  route('pos/visit/settle', 'routes/pos.visit.settle.ts'),
  route('pos/cash-up', 'routes/pos.cash-up.ts'),
  route('pos/owed', 'routes/pos.owed.ts'),
  route('pos/customers', 'routes/pos.customers.ts'),
  route('pos/customer', 'routes/pos.customer.ts'),
  route('pos/native', 'routes/pos.native.ts'),
] satisfies RouteConfig;
