import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/_index.tsx'),
  route('healthz', 'routes/healthz.ts'),
  route('auth/*', 'routes/auth.$.tsx'),
  route('admin', 'routes/admin.tsx', [
    index('routes/admin._index.tsx'),
    route('returns/:planId', 'routes/admin.returns.$planId.tsx'),
  ]),
  // Outside the layout: a file, not a page.
  route('admin/export.csv', 'routes/admin.export.ts'),
] satisfies RouteConfig;
