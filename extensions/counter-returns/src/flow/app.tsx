import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useMemo, useReducer, useState } from 'preact/hooks';
import { createBackend, partsOf } from '../backend.ts';
import { isOnline, type Host } from '../host.ts';
import { createShelf } from '../shelf.ts';
import { createWords, type Words } from '../words.ts';
import { CashUpScreen } from './cash-up.tsx';
import { CheckingScreen } from './checking.tsx';
import { DoneScreen } from './done.tsx';
import { FindScreen } from './find.tsx';
import { next, start } from './flow.ts';
import { ItemsScreen } from './items.tsx';
import { useLive, type Kit, type ScreenProps, useAfterDraw } from './kit.ts';
import { Section } from './parts.tsx';
import { PlanScreen } from './plan.tsx';
import { RefusedScreen } from './refused.tsx';
import { listenForScans } from './scans.ts';
import type { Screen } from './screens.ts';
import { VisitDoneScreen } from './visit-done.tsx';
import { VisitScreen } from './visit.tsx';

interface Props {
  readonly host: Host;
  /** `Order.id` of the order to open at once; null to begin with a search. */
  readonly orderId: string | null;
}

/**
 * The whole flow in one sandbox: find, items, plan, done.
 * Its screens follow one another here and not by `navigation.navigate()` (docs/decisions/0011-one-sandbox.md).
 */
export function App({ host, orderId }: Props) {
  const words = useMemo(() => createWords(host.i18n), [host]);
  return (
    <CrashScreen words={words}>
      <Flow host={host} orderId={orderId} words={words} />
    </CrashScreen>
  );
}

function Flow({ host, orderId, words }: Props & { readonly words: Words }) {
  const [screen, send] = useReducer(next, orderId, start);
  const [tablet, setTablet] = useState(false);
  const online = isOnline(useLive(host.connectivity));
  useLive(host.locale);
  const ports = useMemo(
    () => ({
      shelf: createShelf(host.storage),
      backend: createBackend(partsOf(host)),
    }),
    [host],
  );

  useAfterDraw(() => {
    void host.isTablet().then(setTablet, () => setTablet(false));
    if (!online) return;
    // A token that cannot be had for another reason shows itself at the first request.
    void host.hasSessionToken().then(
      (has) => !has && send({ type: 'permission-missing' }),
      () => undefined,
    );
  }, [host]);
  useAfterDraw(
    () =>
      listenForScans(host.scans, (text) => {
        // The camera covers the whole screen: away with it before anything is shown.
        if (host.scannerSources.value.includes('camera')) host.hideCamera();
        send({ type: 'scanned', text });
      }),
    [host],
  );
  const kit: Kit = { host, words, online, tablet, send, ...ports };
  const Present = SCREENS[screen.at] as ComponentType<ScreenProps<Screen>>;
  // Each order's items begin anew.
  return <Present key={screen.at === 'items' ? screen.order.id : screen.at} screen={screen} kit={kit} />;
}

const SCREENS: { readonly [A in Screen['at']]: ComponentType<ScreenProps<Extract<Screen, { at: A }>>> } = {
  find: FindScreen,
  items: ItemsScreen,
  plan: PlanScreen,
  checking: CheckingScreen,
  refused: RefusedScreen,
  visit: VisitScreen,
  'visit-done': VisitDoneScreen,
  done: DoneScreen,
  'cash-up': CashUpScreen,
};

/** A bug of ours must not look like a lost refund. */
class CrashScreen extends Component<
  { readonly words: Words; readonly children: ComponentChildren },
  { readonly crashed: boolean }
> {
  override state = { crashed: false };

  override componentDidCatch(error: unknown) {
    console.error(error);
    this.setState({ crashed: true });
  }

  override render() {
    const { t } = this.props.words;
    if (!this.state.crashed) return this.props.children;
    return (
      <s-page heading={t('crash.heading')}>
        <Section>
          <s-text>{t('crash.what')}</s-text>
          <s-text>{t('crash.next')}</s-text>
        </Section>
      </s-page>
    );
  }
}
