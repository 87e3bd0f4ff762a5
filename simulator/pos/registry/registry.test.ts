import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { registrySource } from './generate.ts';
import { registry } from './registry.ts';
import { attributeProblem, combinationProblem, elementProblem, eventProblem, slotProblem } from './rules.ts';

describe('the registry', () => {
  test('is what the installed @shopify/ui-extensions declares', async () => {
    const committed = readFileSync(new URL('./registry.ts', import.meta.url), 'utf8');
    expect(committed).toBe(await registrySource());
  }, 30_000);

  test('holds 39 components and 31 targets of the pinned version', () => {
    expect(registry.package).toBe('@shopify/ui-extensions@2026.7.4');
    expect(Object.keys(registry.components)).toHaveLength(39);
    expect(Object.keys(registry.targets)).toHaveLength(31);
  });

  test('gives each target its components', () => {
    expect(registry.targets['pos.home.tile.render']?.components).toEqual(['s-tile']);
    expect(registry.targets['pos.order-details.action.menu-item.render']?.components).toEqual(['s-button']);
    expect(registry.targets['pos.app.ready.data']?.components).toEqual([]);
    expect(registry.targets['pos.home.modal.render']?.components).toHaveLength(37);
    expect(registry.targets['pos.order-details.block.render']?.components).toHaveLength(14);
  });

  test('gives each target its APIs', () => {
    const api = (target: string) => registry.targets[target]?.api ?? [];
    expect(api('pos.home.tile.render')).toContain('action');
    expect(api('pos.home.tile.render')).not.toContain('scanner');
    expect(api('pos.home.modal.render')).toContain('scanner');
    expect(api('pos.home.modal.render')).not.toContain('action');
    expect(api('pos.order-details.action.render')).toContain('order');
    expect(registry.targets['pos.home.modal.render']?.deprecated).toEqual(['extensionPoint', 'print']);
  });
});

describe('rules of the registry', () => {
  test.each([
    ['s-badge', 'tone', 'success', undefined],
    ['s-badge', 'tone', 'accent', /cannot be "accent"; it takes auto, neutral/],
    ['s-badge', 'colour', 'red', /has no attribute "colour"/],
    ['s-button', 'disabled', true, undefined],
    ['s-button', 'disabled', 'true', /cannot be "true"; it takes boolean/],
    ['s-button', 'variant', 'tertiary', /auto, primary, secondary/],
    ['s-box', 'padding', 'base small', undefined],
    ['s-box', 'padding', '16px', /up to 4 of/],
    ['s-box', 'inlineSize', '50%', undefined],
    ['s-box', 'inlineSize', '50.5px', undefined],
    ['s-box', 'inlineSize', 'half', /cannot be "half"/],
    ['s-stack', 'gap', 'base base base', /up to 2 of/],
    ['s-number-field', 'value', 3, /cannot be 3 \(number\); it takes string/],
    ['s-number-field', 'max', 3, undefined],
    ['s-choice-list', 'values', ['a'], undefined],
    ['s-choice-list', 'values', 'a', /string\[\]/],
    ['s-icon', 'type', 'barcode', undefined],
    ['s-icon', 'type', 'unicorn', /one of \d+ names/],
    ['s-text-field', 'error', undefined, undefined],
  ])('%s %s=%j', (tag, name, value, expected) => {
    const problem = attributeProblem(tag, name, value);
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(expected);
  });

  test('elements, events and slots', () => {
    expect(elementProblem('pos.home.modal.render', 's-button')).toBeUndefined();
    expect(elementProblem('pos.home.modal.render', 's-tile')).toMatch(/not available/);
    expect(elementProblem('pos.home.modal.render', 'div')).toMatch(/not a POS component/);
    expect(() => elementProblem('pos.nowhere', 's-button')).toThrow(/no target/);
    expect(eventProblem('s-button', 'click')).toBeUndefined();
    expect(eventProblem('s-button', 'press')).toMatch(/no event/);
    expect(slotProblem('s-page', 's-button', 'secondary-actions')).toBeUndefined();
    expect(slotProblem('s-page', 's-button', 'primary-action')).toMatch(/no slot/);
    expect(slotProblem(undefined, 's-button', 'aside')).toMatch(/no slot/);
  });

  test('a stepper has no label and takes whole numbers', () => {
    const stepper = { controls: 'stepper', value: '2' };
    expect(combinationProblem('s-number-field', stepper)).toBeUndefined();
    expect(combinationProblem('s-number-field', { ...stepper, label: 'Quantity' })).toMatch(/ignores label/);
    expect(combinationProblem('s-number-field', { ...stepper, value: '1.5' })).toMatch(/whole numbers/);
  });
});
