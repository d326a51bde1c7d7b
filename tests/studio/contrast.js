// For every word on the screen: the contrast to its ground (WCAG 2.2, contrast ratio), and how it begins.
const parts = (colour) => {
  const numbers = colour.match(/[\d.]+/g).map(Number);
  const [red, green, blue, alpha = 1] = numbers;
  return colour.startsWith("color(") ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
};
const mixed = ([red, green, blue, alpha], under) => [red, green, blue].map((one, at) => one * alpha + under[at] * (1 - alpha));
const light = (colour) => colour.map((one) => one / 255)
  .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
  .reduce((sum, one, at) => sum + one * [0.2126, 0.7152, 0.0722][at], 0);
const ground = (element) => {
  if (!element) return [255, 255, 255];
  const own = parts(getComputedStyle(element).backgroundColor);
  return mixed(own, own[3] === 1 ? own : ground(element.parentElement));
};
const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
const worded = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());

return [...document.querySelectorAll("body *")]
  .filter((one) => worded(one) && one.checkVisibility() && !one.closest(".hidden, svg, .sheet, :disabled"))
  .map((one) => {
    const under = ground(one), [red, green, blue, alpha] = parts(getComputedStyle(one).color);
    const lights = [light(mixed([red, green, blue, alpha * opacity(one)], under)), light(under)].sort((a, b) => b - a);
    return [(lights[0] + 0.05) / (lights[1] + 0.05), one.textContent.trim().slice(0, 40)];
  });
