(() => {
  var Y,
    p,
    Mt,
    vt,
    N,
    jt,
    Ot,
    Dt,
    ct,
    Z,
    R,
    Wt,
    dt,
    pt,
    ht,
    ce,
    K = {},
    Q = [],
    pe = /acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,
    tt = Array.isArray;
  function P(e, t) {
    for (var n in t) e[n] = t[n];
    return e;
  }
  function yt(e) {
    e && e.parentNode && e.parentNode.removeChild(e);
  }
  function mt(e, t, n) {
    var i,
      o,
      r,
      u = {};
    for (r in t) r == 'key' ? (i = t[r]) : r == 'ref' ? (o = t[r]) : (u[r] = t[r]);
    if (
      (arguments.length > 2 && (u.children = arguments.length > 3 ? Y.call(arguments, 2) : n),
      typeof e == 'function' && e.defaultProps != null)
    )
      for (r in e.defaultProps) u[r] === void 0 && (u[r] = e.defaultProps[r]);
    return J(e, u, i, o, null);
  }
  function J(e, t, n, i, o) {
    var r = {
      type: e,
      props: t,
      key: n,
      ref: i,
      __k: null,
      __: null,
      __b: 0,
      __e: null,
      __c: null,
      constructor: void 0,
      __v: o == null ? ++Mt : o,
      __i: -1,
      __u: 0,
    };
    return (o == null && p.vnode != null && p.vnode(r), r);
  }
  function T(e) {
    return e.children;
  }
  function F(e, t) {
    ((this.props = e), (this.context = t));
  }
  function E(e, t) {
    if (t == null) return e.__ ? E(e.__, e.__i + 1) : null;
    for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) != null && n.__e != null) return n.__e;
    return typeof e.type == 'function' ? E(e) : null;
  }
  function he(e) {
    if (e.__P && e.__d) {
      var t = e.__v,
        n = t.__e,
        i = [],
        o = [],
        r = P({}, t);
      ((r.__v = t.__v + 1),
        p.vnode && p.vnode(r),
        gt(
          e.__P,
          r,
          t,
          e.__n,
          e.__P.namespaceURI,
          32 & t.__u ? [n] : null,
          i,
          n == null ? E(t) : n,
          !!(32 & t.__u),
          o,
        ),
        (r.__v = t.__v),
        (r.__.__k[r.__i] = r),
        Vt(i, r, o),
        (t.__e = t.__ = null),
        r.__e != n && Rt(r));
    }
  }
  function Rt(e) {
    if ((e = e.__) != null && e.__c != null)
      return (
        (e.__e = e.__c.base = null),
        e.__k.some(function (t) {
          if (t != null && t.__e != null) return (e.__e = e.__c.base = t.__e);
        }),
        Rt(e)
      );
  }
  function Ht(e) {
    ((!e.__d && (e.__d = !0) && N.push(e) && !X.__r++) || jt != p.debounceRendering) &&
      ((jt = p.debounceRendering) || Ot)(X);
  }
  function X() {
    try {
      for (var e, t = 1; N.length;) (N.length > t && N.sort(Dt), (e = N.shift()), (t = N.length), he(e));
    } finally {
      N.length = X.__r = 0;
    }
  }
  function qt(e, t, n, i, o, r, u, s, a, f, c) {
    var y,
      _,
      l,
      m,
      x,
      w,
      b = (i && i.__k) || Q,
      h = t.length;
    for (a = ve(n, t, b, a, h), y = 0; y < h; y++)
      (l = n.__k[y]) != null &&
        ((_ = (l.__i != -1 && b[l.__i]) || K),
        (l.__i = y),
        (w = gt(e, l, _, o, r, u, s, a, f, c)),
        (m = l.__e),
        l.ref && _.ref != l.ref && (_.ref && bt(_.ref, null, l), c.push(l.ref, l.__c || m, l)),
        x == null && m != null && (x = m),
        4 & l.__u
          ? ((a = Lt(l, a, e)), _.__e && (_.__e = null))
          : typeof l.type == 'function' && w !== void 0
            ? (a = w)
            : m && (a = m.nextSibling),
        (l.__u &= -7));
    return ((n.__e = x), a);
  }
  function ve(e, t, n, i, o) {
    var r,
      u,
      s,
      a,
      f,
      c = n.length,
      y = c,
      _ = 0;
    for (e.__k = new Array(o), r = 0; r < o; r++)
      (u = t[r]) != null && typeof u != 'boolean' && typeof u != 'function'
        ? (typeof u == 'string' || typeof u == 'number' || typeof u == 'bigint' || u.constructor == String
            ? (u = e.__k[r] = J(null, u, null, null, null))
            : tt(u)
              ? (u = e.__k[r] = J(T, { children: u }, null, null, null))
              : u.constructor === void 0 && u.__b > 0
                ? (u = e.__k[r] = J(u.type, u.props, u.key, u.ref ? u.ref : null, u.__v))
                : (e.__k[r] = u),
          (a = r + _),
          (u.__ = e),
          (u.__b = e.__b + 1),
          (s = null),
          (f = u.__i = de(u, n, a, y)) != -1 && (y--, (s = n[f]) && (s.__u |= 2)),
          s == null || s.__v == null
            ? (f == -1 && (o > c ? _-- : o < c && _++), typeof u.type != 'function' && (u.__u |= 4))
            : f != a && (f == a - 1 ? _-- : f == a + 1 ? _++ : (f > a ? _-- : _++, (u.__u |= 4))))
        : (e.__k[r] = null);
    if (y)
      for (r = 0; r < c; r++) (s = n[r]) != null && (2 & s.__u) == 0 && (s.__e == i && (i = E(s)), zt(s, s));
    return i;
  }
  function Lt(e, t, n) {
    var i, o;
    if (typeof e.type == 'function') {
      for (i = e.__k, o = 0; i && o < i.length; o++) i[o] && ((i[o].__ = e), (t = Lt(i[o], t, n)));
      return t;
    }
    e.__e != t && (t && e.type && !t.parentNode && (t = E(e)), (t = n.insertBefore(e.__e, t || null)));
    do t = t && t.nextSibling;
    while (t != null && t.nodeType == 8);
    return t;
  }
  function de(e, t, n, i) {
    var o,
      r,
      u,
      s = e.key,
      a = e.type,
      f = t[n],
      c = f != null && (2 & f.__u) == 0;
    if ((f === null && s == null) || (c && s == f.key && a == f.type)) return n;
    if (i > (c ? 1 : 0)) {
      for (o = n - 1, r = n + 1; o >= 0 || r < t.length;)
        if ((f = t[(u = o >= 0 ? o-- : r++)]) != null && (2 & f.__u) == 0 && s == f.key && a == f.type)
          return u;
    }
    return -1;
  }
  function $t(e, t, n) {
    t[0] == '-'
      ? e.setProperty(t, n == null ? '' : n)
      : (e[t] = n == null ? '' : typeof n != 'number' || pe.test(t) ? n : n + 'px');
  }
  function G(e, t, n, i, o) {
    var r, u;
    t: if (t == 'style')
      if (typeof n == 'string') e.style.cssText = n;
      else {
        if ((typeof i == 'string' && (e.style.cssText = i = ''), i))
          for (t in i) (n && t in n) || $t(e.style, t, '');
        if (n) for (t in n) (i && n[t] == i[t]) || $t(e.style, t, n[t]);
      }
    else if (t[0] == 'o' && t[1] == 'n')
      ((r = t != (t = t.replace(Wt, '$1'))),
        (u = t.toLowerCase()),
        (t = u in e || t == 'onFocusOut' || t == 'onFocusIn' ? u.slice(2) : t.slice(2)),
        e.l || (e.l = {}),
        (e.l[t + r] = n),
        n
          ? i
            ? (n[R] = i[R])
            : ((n[R] = dt), e.addEventListener(t, r ? ht : pt, r))
          : e.removeEventListener(t, r ? ht : pt, r));
    else {
      if (o == 'http://www.w3.org/2000/svg') t = t.replace(/xlink(H|:h)/, 'h').replace(/sName$/, 's');
      else if (
        t != 'width' &&
        t != 'height' &&
        t != 'href' &&
        t != 'list' &&
        t != 'form' &&
        t != 'tabIndex' &&
        t != 'download' &&
        t != 'rowSpan' &&
        t != 'colSpan' &&
        t != 'role' &&
        t != 'popover' &&
        t in e
      )
        try {
          e[t] = n == null ? '' : n;
          break t;
        } catch (s) {}
      typeof n == 'function' ||
        (n == null || (n === !1 && t[4] != '-')
          ? e.removeAttribute(t)
          : e.setAttribute(t, t == 'popover' && n == 1 ? '' : n));
    }
  }
  function Ft(e) {
    return function (t) {
      if (this.l) {
        var n = this.l[t.type + e];
        if (t[Z] == null) t[Z] = dt++;
        else if (t[Z] < n[R]) return;
        return n(p.event ? p.event(t) : t);
      }
    };
  }
  function gt(e, t, n, i, o, r, u, s, a, f) {
    var c,
      y,
      _,
      l,
      m,
      x,
      w,
      b,
      h,
      S,
      D,
      U,
      W,
      Et,
      z,
      lt,
      C = t.type;
    if (t.constructor !== void 0) return null;
    (128 & n.__u && ((a = !!(32 & n.__u)), (r = [(s = t.__e = n.__e)])), (c = p.__b) && c(t));
    t: if (typeof C == 'function') {
      y = u.length;
      try {
        if (
          ((h = t.props),
          (S = C.prototype && C.prototype.render),
          (D = (c = C.contextType) && i[c.__c]),
          (U = c ? (D ? D.props.value : c.__) : i),
          n.__c
            ? (b = (_ = t.__c = n.__c).__ = _.__E)
            : (S
                ? (t.__c = _ = new C(h, U))
                : ((t.__c = _ = new F(h, U)), (_.constructor = C), (_.render = me)),
              D && D.sub(_),
              _.state || (_.state = {}),
              (_.__n = i),
              (l = _.__d = !0),
              (_.__h = []),
              (_._sb = [])),
          S && _.__s == null && (_.__s = _.state),
          S &&
            C.getDerivedStateFromProps != null &&
            (_.__s == _.state && (_.__s = P({}, _.__s)), P(_.__s, C.getDerivedStateFromProps(h, _.__s))),
          (m = _.props),
          (x = _.state),
          (_.__v = t),
          l)
        )
          (S && C.getDerivedStateFromProps == null && _.componentWillMount != null && _.componentWillMount(),
            S && _.componentDidMount != null && _.__h.push(_.componentDidMount));
        else {
          if (
            (S &&
              C.getDerivedStateFromProps == null &&
              h !== m &&
              _.componentWillReceiveProps != null &&
              _.componentWillReceiveProps(h, U),
            t.__v == n.__v ||
              (!_.__e && _.shouldComponentUpdate != null && _.shouldComponentUpdate(h, _.__s, U) === !1))
          ) {
            (t.__v != n.__v && ((_.props = h), (_.state = _.__s), (_.__d = !1)),
              (t.__e = n.__e),
              (t.__k = n.__k),
              t.__k.some(function ($) {
                $ && ($.__ = t);
              }),
              Q.push.apply(_.__h, _._sb),
              (_._sb = []),
              _.__h.length && u.push(_),
              (s = E(n)));
            break t;
          }
          (_.componentWillUpdate != null && _.componentWillUpdate(h, _.__s, U),
            S &&
              _.componentDidUpdate != null &&
              _.__h.push(function () {
                _.componentDidUpdate(m, x, w);
              }));
        }
        if (((_.context = U), (_.props = h), (_.__P = e), (_.__e = !1), (W = p.__r), (Et = 0), S))
          ((_.state = _.__s),
            (_.__d = !1),
            W && W(t),
            (c = _.render(_.props, _.state, _.context)),
            Q.push.apply(_.__h, _._sb),
            (_._sb = []));
        else
          do ((_.__d = !1), W && W(t), (c = _.render(_.props, _.state, _.context)), (_.state = _.__s));
          while (_.__d && ++Et < 25);
        ((_.state = _.__s),
          _.getChildContext != null && (i = P(P({}, i), _.getChildContext())),
          S && !l && _.getSnapshotBeforeUpdate != null && (w = _.getSnapshotBeforeUpdate(m, x)),
          (z = c != null && c.type === T && c.key == null ? Bt(c.props.children) : c),
          (s = qt(e, tt(z) ? z : [z], t, n, i, o, r, u, s, a, f)),
          (_.base = t.__e),
          (t.__u &= -161),
          _.__h.length && u.push(_),
          b && (_.__E = _.__ = null));
      } catch ($) {
        if (((u.length = y), (t.__v = null), a || r != null)) {
          if ($.then) {
            for (t.__u |= a ? 160 : 128; s && s.nodeType == 8 && s.nextSibling;) s = s.nextSibling;
            (r != null && (r[r.indexOf(s)] = null), (t.__e = s));
          } else if (r != null) for (lt = r.length; lt--;) yt(r[lt]);
        } else t.__e = n.__e;
        (t.__k == null && (t.__k = n.__k || []), $.then || It(t), p.__e($, t, n));
      }
    } else
      r == null && t.__v == n.__v
        ? ((t.__k = n.__k), (t.__e = n.__e))
        : (s = t.__e = ye(n.__e, t, n, i, o, r, u, a, f));
    return ((c = p.diffed) && c(t), 128 & t.__u ? void 0 : s);
  }
  function It(e) {
    e && (e.__c && (e.__c.__e = !0), e.__k && e.__k.some(It));
  }
  function Vt(e, t, n) {
    for (var i = 0; i < n.length; i++) bt(n[i], n[++i], n[++i]);
    (p.__c && p.__c(t, e),
      e.some(function (o) {
        try {
          ((e = o.__h),
            (o.__h = []),
            e.some(function (r) {
              r.call(o);
            }));
        } catch (r) {
          p.__e(r, o.__v);
        }
      }));
  }
  function Bt(e) {
    return typeof e != 'object' || e == null || e.__b > 0
      ? e
      : tt(e)
        ? e.map(Bt)
        : e.constructor !== void 0
          ? null
          : P({}, e);
  }
  function ye(e, t, n, i, o, r, u, s, a) {
    var f,
      c,
      y,
      _,
      l,
      m,
      x,
      w = n.props || K,
      b = t.props,
      h = t.type;
    if (
      (h == 'svg'
        ? (o = 'http://www.w3.org/2000/svg')
        : h == 'math'
          ? (o = 'http://www.w3.org/1998/Math/MathML')
          : o || (o = 'http://www.w3.org/1999/xhtml'),
      r != null)
    ) {
      for (f = 0; f < r.length; f++)
        if ((l = r[f]) && 'setAttribute' in l == !!h && (h ? l.localName == h : l.nodeType == 3)) {
          ((e = l), (r[f] = null));
          break;
        }
    }
    if (e == null) {
      if (h == null) return document.createTextNode(b);
      ((e = document.createElementNS(o, h, b.is && b)), s && (p.__m && p.__m(t, r), (s = !1)), (r = null));
    }
    if (h == null) w === b || (s && e.data == b) || (e.data = b);
    else {
      if (
        ((r = h == 'textarea' && b.defaultValue != null ? null : r && Y.call(e.childNodes)), !s && r != null)
      )
        for (w = {}, f = 0; f < e.attributes.length; f++) w[(l = e.attributes[f]).name] = l.value;
      for (f in w)
        ((l = w[f]),
          f == 'dangerouslySetInnerHTML'
            ? (y = l)
            : f == 'children' ||
              f in b ||
              (f == 'value' && 'defaultValue' in b) ||
              (f == 'checked' && 'defaultChecked' in b) ||
              G(e, f, null, l, o));
      for (f in b)
        ((l = b[f]),
          f == 'children'
            ? (_ = l)
            : f == 'dangerouslySetInnerHTML'
              ? (c = l)
              : f == 'value'
                ? (m = l)
                : f == 'checked'
                  ? (x = l)
                  : (s && typeof l != 'function') || w[f] === l || G(e, f, l, w[f], o));
      if (c)
        (s || (y && (c.__html == y.__html || c.__html == e.innerHTML)) || (e.innerHTML = c.__html),
          (t.__k = []));
      else if (
        (y && (e.innerHTML = ''),
        qt(
          t.type == 'template' ? e.content : e,
          tt(_) ? _ : [_],
          t,
          n,
          i,
          h == 'foreignObject' ? 'http://www.w3.org/1999/xhtml' : o,
          r,
          u,
          r ? r[0] : n.__k && E(n, 0),
          s,
          a,
        ),
        r != null)
      )
        for (f = r.length; f--;) yt(r[f]);
      (s && h != 'textarea') ||
        ((f = 'value'),
        h == 'progress' && m == null
          ? e.removeAttribute('value')
          : m != null &&
            (m !== e[f] || (h == 'progress' && !m) || (h == 'option' && m != w[f])) &&
            G(e, f, m, w[f], o),
        (f = 'checked'),
        x != null && x != e[f] && G(e, f, x, w[f], o));
    }
    return e;
  }
  function bt(e, t, n) {
    try {
      if (typeof e == 'function') {
        var i = typeof e.__u == 'function';
        (i && e.__u(), (i && t == null) || (e.__u = e(t)));
      } else e.current = t;
    } catch (o) {
      p.__e(o, n);
    }
  }
  function zt(e, t, n) {
    var i, o;
    if (
      (p.unmount && p.unmount(e),
      (i = e.ref) && ((i.current && i.current != e.__e) || bt(i, null, t)),
      (i = e.__c) != null)
    ) {
      if (i.componentWillUnmount)
        try {
          i.componentWillUnmount();
        } catch (r) {
          p.__e(r, t);
        }
      i.base = i.__P = i.__n = null;
    }
    if ((i = e.__k)) for (o = 0; o < i.length; o++) i[o] && zt(i[o], t, n || typeof e.type != 'function');
    (n || yt(e.__e), (e.__c = e.__ = e.__e = void 0));
  }
  function me(e, t, n) {
    return this.constructor(e, n);
  }
  function et(e, t, n) {
    var i, o, r, u;
    (t == document && (t = document.documentElement),
      p.__ && p.__(e, t),
      (o = (i = typeof n == 'function') ? null : (n && n.__k) || t.__k),
      (r = []),
      (u = []),
      gt(
        t,
        (e = ((!i && n) || t).__k = mt(T, null, [e])),
        o || K,
        K,
        t.namespaceURI,
        !i && n ? [n] : o ? null : t.firstChild ? Y.call(t.childNodes) : null,
        r,
        !i && n ? n : o ? o.__e : t.firstChild,
        i,
        u,
      ),
      Vt(r, e, u),
      (e.props.children = null));
  }
  ((Y = Q.slice),
    (p = {
      __e: function (e, t, n, i) {
        for (var o, r, u; (t = t.__);)
          if ((o = t.__c) && !o.__)
            try {
              if (
                ((r = o.constructor) &&
                  r.getDerivedStateFromError != null &&
                  (o.setState(r.getDerivedStateFromError(e)), (u = o.__d)),
                o.componentDidCatch != null && (o.componentDidCatch(e, i || {}), (u = o.__d)),
                u)
              )
                return (o.__E = o);
            } catch (s) {
              e = s;
            }
        throw e;
      },
    }),
    (Mt = 0),
    (vt = function (e) {
      return e != null && e.constructor === void 0;
    }),
    (F.prototype.setState = function (e, t) {
      var n;
      ((n = this.__s != null && this.__s != this.state ? this.__s : (this.__s = P({}, this.state))),
        typeof e == 'function' && (e = e(P({}, n), this.props)),
        e && P(n, e),
        e != null && this.__v && (t && this._sb.push(t), Ht(this)));
    }),
    (F.prototype.forceUpdate = function (e) {
      this.__v && ((this.__e = !0), e && this.__h.push(e), Ht(this));
    }),
    (F.prototype.render = T),
    (N = []),
    (Ot = typeof Promise == 'function' ? Promise.prototype.then.bind(Promise.resolve()) : setTimeout),
    (Dt = function (e, t) {
      return e.__v.__b - t.__v.__b;
    }),
    (X.__r = 0),
    (ct = Math.random().toString(8)),
    (Z = '__d' + ct),
    (R = '__a' + ct),
    (Wt = /(PointerCapture)$|Capture$/i),
    (dt = 0),
    (pt = Ft(!1)),
    (ht = Ft(!0)),
    (ce = 0));
  var kt,
    k,
    wt,
    Gt,
    Zt = 0,
    ne = [],
    g = p,
    Jt = g.__b,
    Kt = g.__r,
    Qt = g.diffed,
    Xt = g.__c,
    Yt = g.unmount,
    te = g.__;
  function ge(e, t) {
    (g.__h && g.__h(k, e, Zt || t), (Zt = 0));
    var n = k.__H || (k.__H = { __: [], __h: [] });
    return (e >= n.__.length && n.__.push({}), n.__[e]);
  }
  function St(e, t) {
    var n = ge(kt++, 7);
    return (ke(n.__H, t) && ((n.__ = e()), (n.__H = t), (n.__h = e)), n.__);
  }
  function be() {
    for (var e; (e = ne.shift());) {
      var t = e.__H;
      if (e.__P && t)
        try {
          (t.__h.some(nt), t.__h.some(xt), (t.__h = []));
        } catch (n) {
          ((t.__h = []), g.__e(n, e.__v));
        }
    }
  }
  ((g.__b = function (e) {
    ((k = null), Jt && Jt(e));
  }),
    (g.__ = function (e, t) {
      (e && t.__k && t.__k.__m && (e.__m = t.__k.__m), te && te(e, t));
    }),
    (g.__r = function (e) {
      (Kt && Kt(e), (kt = 0));
      var t = (k = e.__c).__H;
      (t &&
        (wt === k
          ? ((t.__h = []),
            (k.__h = []),
            t.__.some(function (n) {
              (n.__N && (n.__ = n.__N), (n.u = n.__N = void 0));
            }))
          : (t.__h.some(nt), t.__h.some(xt), (t.__h = []), (kt = 0))),
        (wt = k));
    }),
    (g.diffed = function (e) {
      Qt && Qt(e);
      var t = e.__c;
      (t &&
        t.__H &&
        (t.__H.__h.length &&
          ((ne.push(t) !== 1 && Gt === g.requestAnimationFrame) ||
            ((Gt = g.requestAnimationFrame) || we)(be)),
        t.__H.__.some(function (n) {
          n.u && ((n.__H = n.u), (n.u = void 0));
        })),
        (wt = k = null));
    }),
    (g.__c = function (e, t) {
      (t.some(function (n) {
        try {
          (n.__h.some(nt),
            (n.__h = n.__h.filter(function (i) {
              return !i.__ || xt(i);
            })));
        } catch (i) {
          (t.some(function (o) {
            o.__h && (o.__h = []);
          }),
            (t = []),
            g.__e(i, n.__v));
        }
      }),
        Xt && Xt(e, t));
    }),
    (g.unmount = function (e) {
      Yt && Yt(e);
      var t,
        n = e.__c;
      n &&
        n.__H &&
        (n.__H.__.some(function (i) {
          try {
            nt(i);
          } catch (o) {
            t = o;
          }
        }),
        (n.__H = void 0),
        t && g.__e(t, n.__v));
    }));
  var ee = typeof requestAnimationFrame == 'function';
  function we(e) {
    var t,
      n = function () {
        (clearTimeout(i), ee && cancelAnimationFrame(t), setTimeout(e));
      },
      i = setTimeout(n, 35);
    ee && (t = requestAnimationFrame(n));
  }
  function nt(e) {
    var t = k,
      n = e.__c;
    (typeof n == 'function' && ((e.__c = void 0), n()), (k = t));
  }
  function xt(e) {
    var t = k;
    ((e.__c = e.__()), (k = t));
  }
  function ke(e, t) {
    return (
      !e ||
      e.length !== t.length ||
      t.some(function (n, i) {
        return n !== e[i];
      })
    );
  }
  var xe = Symbol.for('preact-signals');
  function _t() {
    if (A > 1) A--;
    else {
      var e,
        t = !1;
      for (
        (function () {
          var o = rt;
          for (rt = void 0; o !== void 0;) {
            var r = o.S;
            if (r.v === o.v) for (var u = r.t; u !== void 0; u = u.x) u.i === o.i && (u.i = r.i);
            o = o.o;
          }
        })();
        L !== void 0;
      ) {
        var n = L;
        for (L = void 0, it++; n !== void 0;) {
          var i = n.u;
          if (((n.u = void 0), (n.f &= -3), !(8 & n.f) && re(n)))
            try {
              n.c();
            } catch (o) {
              t || ((e = o), (t = !0));
            }
          n = i;
        }
      }
      if (((it = 0), A--, t)) throw e;
    }
  }
  function Pt(e) {
    if (A > 0) return e();
    ((Ct = ++Se), A++);
    try {
      return e();
    } finally {
      _t();
    }
  }
  var q,
    v = void 0;
  function I(e) {
    var t = v,
      n = q;
    ((v = void 0), (q = void 0));
    try {
      return e();
    } finally {
      ((v = t), (q = n));
    }
  }
  var L = void 0,
    A = 0,
    it = 0,
    Se = 0,
    Ct = 0,
    rt = void 0,
    ot = 0;
  function ie(e) {
    if (v !== void 0) {
      var t = e.n;
      if (t === void 0 || t.t !== v)
        return (
          (t = { i: 0, S: e, p: v.s, n: void 0, t: v, e: void 0, x: void 0, r: t }),
          v.s !== void 0 && (v.s.n = t),
          (v.s = t),
          (e.n = t),
          32 & v.f && e.S(t),
          t
        );
      if (t.i === -1)
        return (
          (t.i = 0),
          t.n !== void 0 &&
            ((t.n.p = t.p),
            t.p !== void 0 && (t.p.n = t.n),
            (t.p = v.s),
            (t.n = void 0),
            (v.s.n = t),
            (v.s = t)),
          t
        );
    }
  }
  function d(e, t) {
    ((this.v = e),
      (this.i = 0),
      (this.n = void 0),
      (this.t = void 0),
      (this.l = 0),
      (this.W = t == null ? void 0 : t.watched),
      (this.Z = t == null ? void 0 : t.unwatched),
      (this.name = t == null ? void 0 : t.name));
  }
  d.prototype.brand = xe;
  d.prototype.h = function () {
    return !0;
  };
  d.prototype.S = function (e) {
    var t = this,
      n = this.t;
    n !== e &&
      e.e === void 0 &&
      ((e.x = n),
      (this.t = e),
      n !== void 0
        ? (n.e = e)
        : I(function () {
            var i;
            (i = t.W) == null || i.call(t);
          }));
  };
  d.prototype.U = function (e) {
    var t = this;
    if (this.t !== void 0) {
      var n = e.e,
        i = e.x;
      (n !== void 0 && ((n.x = i), (e.e = void 0)),
        i !== void 0 && ((i.e = n), (e.x = void 0)),
        e === this.t &&
          ((this.t = i),
          i === void 0 &&
            I(function () {
              var o;
              (o = t.Z) == null || o.call(t);
            })));
    }
  };
  d.prototype.subscribe = function (e) {
    var t = this;
    return H(
      function () {
        var n = t.value;
        I(function () {
          return e(n);
        });
      },
      { name: 'sub' },
    );
  };
  d.prototype.valueOf = function () {
    return this.value;
  };
  d.prototype.toString = function () {
    return this.value + '';
  };
  d.prototype.toJSON = function () {
    return this.value;
  };
  d.prototype.peek = function () {
    var e = this;
    return I(function () {
      return e.value;
    });
  };
  Object.defineProperty(d.prototype, 'value', {
    get: function () {
      var e = ie(this);
      return (e !== void 0 && (e.i = this.i), this.v);
    },
    set: function (e) {
      if (e !== this.v) {
        if (it > 100) throw new Error('Cycle detected');
        ((function (n) {
          A !== 0 && it === 0 && n.l !== Ct && ((n.l = Ct), (rt = { S: n, v: n.v, i: n.i, o: rt }));
        })(this),
          (this.v = e),
          this.i++,
          ot++,
          A++);
        try {
          for (var t = this.t; t !== void 0; t = t.x) t.t.N();
        } finally {
          _t();
        }
      }
    },
  });
  function ut(e, t) {
    return new d(e, t);
  }
  function re(e) {
    for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
    return !1;
  }
  function oe(e) {
    for (var t = e.s; t !== void 0; t = t.n) {
      var n = t.S.n;
      if ((n !== void 0 && (t.r = n), (t.S.n = t), (t.i = -1), t.n === void 0)) {
        e.s = t;
        break;
      }
    }
  }
  function _e(e) {
    for (var t = e.s, n = void 0; t !== void 0;) {
      var i = t.p;
      (t.i === -1 ? (t.S.U(t), i !== void 0 && (i.n = t.n), t.n !== void 0 && (t.n.p = i)) : (n = t),
        (t.S.n = t.r),
        t.r !== void 0 && (t.r = void 0),
        (t = i));
    }
    e.s = n;
  }
  function j(e, t) {
    (d.call(this, void 0, t), (this.x = e), (this.s = void 0), (this.g = ot - 1), (this.f = 4));
  }
  j.prototype = new d();
  j.prototype.h = function () {
    if (((this.f &= -3), 1 & this.f)) return !1;
    if ((36 & this.f) == 32 || ((this.f &= -5), this.g === ot)) return !0;
    if (((this.g = ot), (this.f |= 1), this.i > 0 && !re(this))) return ((this.f &= -2), !0);
    var e = v;
    try {
      (oe(this), (v = this));
      var t = this.x();
      (16 & this.f || this.v !== t || this.i === 0) && ((this.v = t), (this.f &= -17), this.i++);
    } catch (n) {
      ((this.v = n), (this.f |= 16), this.i++);
    }
    return ((v = e), _e(this), (this.f &= -2), !0);
  };
  j.prototype.S = function (e) {
    if (this.t === void 0) {
      this.f |= 36;
      for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
    }
    d.prototype.S.call(this, e);
  };
  j.prototype.U = function (e) {
    if (this.t !== void 0 && (d.prototype.U.call(this, e), this.t === void 0)) {
      this.f &= -33;
      for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
    }
  };
  j.prototype.N = function () {
    if (!(2 & this.f)) {
      this.f |= 6;
      for (var e = this.t; e !== void 0; e = e.x) e.t.N();
    }
  };
  Object.defineProperty(j.prototype, 'value', {
    get: function () {
      if (1 & this.f) throw new Error('Cycle detected');
      var e = ie(this);
      if ((this.h(), e !== void 0 && (e.i = this.i), 16 & this.f)) throw this.v;
      return this.v;
    },
  });
  function ft(e, t) {
    return new j(e, t);
  }
  function ue(e) {
    var t = e.j;
    if (((e.j = void 0), typeof t == 'function')) {
      A++;
      var n = v;
      v = void 0;
      try {
        t();
      } catch (i) {
        throw ((e.f &= -2), (e.f |= 8), Tt(e), i);
      } finally {
        ((v = n), _t());
      }
    }
  }
  function Tt(e) {
    for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
    ((e.x = void 0), (e.s = void 0), ue(e));
  }
  function Ce(e) {
    if (v !== this) throw new Error('Out-of-order effect');
    (_e(this), (v = e), (this.f &= -2));
    try {
      8 & this.f && Tt(this);
    } finally {
      _t();
    }
  }
  function M(e, t) {
    ((this.x = e),
      (this.j = void 0),
      (this.s = void 0),
      (this.u = void 0),
      (this.f = 32),
      (this.name = t == null ? void 0 : t.name),
      q && q.push(this));
  }
  M.prototype.c = function () {
    var e = this.S();
    try {
      if (8 & this.f || this.x === void 0) return;
      var t = this.x();
      typeof t == 'function' && (this.j = t);
    } finally {
      e();
    }
  };
  M.prototype.S = function () {
    if (1 & this.f) throw new Error('Cycle detected');
    ((this.f |= 1), (this.f &= -9), ue(this), oe(this), A++);
    var e = v;
    return ((v = this), Ce.bind(this, e));
  };
  M.prototype.N = function () {
    2 & this.f || ((this.f |= 2), (this.u = L), (L = this));
  };
  M.prototype.d = function () {
    ((this.f |= 8), 1 & this.f || Tt(this));
  };
  M.prototype.dispose = function () {
    this.d();
  };
  function H(e, t) {
    var n = new M(e, t);
    try {
      n.c();
    } catch (o) {
      throw (n.d(), o);
    }
    var i = n.d.bind(n);
    return ((i[Symbol.dispose] = i), i);
  }
  var fe,
    at,
    st,
    Pe = typeof window != 'undefined' && !!window.__PREACT_SIGNALS_DEVTOOLS__;
  var se = [];
  H(function () {
    fe = this.N;
  })();
  function O(e, t) {
    p[e] = t.bind(null, p[e] || function () {});
  }
  function V(e) {
    if (st) {
      var t = st;
      ((st = void 0), t());
    }
    st = e && e.S();
  }
  function ae(e) {
    var t = this,
      n = e.data,
      i = Ae(n);
    ((i.name = 'ReactiveDom'), (i.value = n));
    var o = St(function () {
        for (var s = t, a = t.__v; (a = a.__);)
          if (a.__c) {
            a.__c.__$f |= 4;
            break;
          }
        var f = ft(function () {
            var l = i.value.value;
            return l === 0 ? 0 : l === !0 ? '' : l || '';
          }),
          c = ft(function () {
            return !Array.isArray(f.value) && !vt(f.value);
          }),
          y = H(function () {
            if (((this.N = le), c.value)) {
              var l = f.value;
              s.__v && s.__v.__e && s.__v.__e.nodeType === 3 && (s.__v.__e.data = l);
            }
          }),
          _ = t.__$u.d;
        return (
          (t.__$u.d = function () {
            (y(), _.call(this));
          }),
          [c, f]
        );
      }, []),
      r = o[0],
      u = o[1];
    return r.value ? u.peek() : u.value;
  }
  ae.displayName = 'ReactiveTextNode';
  Object.defineProperties(d.prototype, {
    constructor: { configurable: !0, value: mt(T, null).constructor },
    type: { configurable: !0, value: ae },
    props: {
      configurable: !0,
      get: function () {
        var e = this;
        return {
          data: {
            get value() {
              return e.value;
            },
          },
        };
      },
    },
    __b: { configurable: !0, value: 1 },
  });
  O('__b', function (e, t) {
    if ((V(), (at = void 0), typeof t.type == 'string')) {
      var n,
        i = t.props;
      for (var o in i)
        if (o !== 'children') {
          var r = i[o];
          r instanceof d && (n || (t.__np = n = {}), (n[o] = r), (i[o] = r.peek()));
        }
    }
    e(t);
  });
  O('__r', function (e, t) {
    if ((e(t), t.type !== T)) {
      V();
      var n,
        i = t.__c;
      (i &&
        ((i.__$f &= -2),
        (n = i.__$u) === void 0 &&
          (i.__$u = n =
            (function (o, r) {
              var u;
              return (
                H(
                  function () {
                    u = this;
                  },
                  { name: r },
                ),
                (u.c = o),
                u
              );
            })(
              (function (o) {
                return function () {
                  var r;
                  (Pe && ((r = this.y) == null || r.call(this)), (o.__$f |= 1), o.setState({}));
                };
              })(i),
              typeof t.type == 'function' ? t.type.displayName || t.type.name : '',
            ))),
        (at = i),
        V(n));
    }
  });
  O('__e', function (e, t, n, i) {
    (V(), (at = void 0), e(t, n, i));
  });
  O('diffed', function (e, t) {
    (V(), (at = void 0));
    var n;
    if (typeof t.type == 'string' && (n = t.__e)) {
      var i = t.__np,
        o = t.props,
        r = n.U;
      if (r)
        for (var u in r) {
          var s = r[u];
          s === void 0 || (i && u in i) || (s.d(), (r[u] = void 0));
        }
      if (i) {
        r || ((r = {}), (n.U = r));
        for (var a in i) {
          var f = r[a],
            c = i[a];
          f === void 0 ? ((f = Te(n, a, c, o)), (r[a] = f)) : f.o(c, o);
        }
      }
    }
    e(t);
  });
  function Te(e, t, n, i) {
    var o = t in e && e.ownerSVGElement === void 0,
      r = ut(n);
    return {
      o: function (u, s) {
        ((r.value = u), (i = s));
      },
      d: H(function () {
        this.N = le;
        var u = r.value.value;
        i[t] !== u &&
          ((i[t] = u),
          o
            ? (e[t] = u)
            : u != null && (u !== !1 || t[4] === '-')
              ? e.setAttribute(t, u)
              : e.removeAttribute(t));
      }),
    };
  }
  O('unmount', function (e, t) {
    if (typeof t.type == 'string') {
      var n = t.__e;
      if (n) {
        var i = n.U;
        if (i) {
          n.U = void 0;
          for (var o in i) {
            var r = i[o];
            r && r.d();
          }
        }
      }
      var u = t.__np;
      if (u) {
        var s = t.props;
        for (var a in u) s[a] = u[a];
      }
      t.__np = void 0;
    } else {
      var f = t.__c;
      if (f) {
        f.__$f |= 8;
        var c = f.__$u;
        c && ((f.__$u = void 0), c.d());
      }
    }
    e(t);
  });
  O('__h', function (e, t, n, i) {
    (i < 3 && (t.__$f |= 2), e(t, n, i));
  });
  F.prototype.shouldComponentUpdate = function (e, t) {
    if (this.__R) return !0;
    var n = this.__$u,
      i = n && n.s !== void 0;
    for (var o in t) return !0;
    if (this.__f || (typeof this.u == 'boolean' && this.u === !0)) {
      var r = 2 & this.__$f;
      if (!(i || r || 4 & this.__$f) || 1 & this.__$f) return !0;
    } else if (!(i || 4 & this.__$f) || 3 & this.__$f) return !0;
    for (var u in e) if (u !== '__source' && e[u] !== this.props[u]) return !0;
    for (var s in this.props) if (!(s in e)) return !0;
    return !1;
  };
  function Ae(e, t) {
    return St(function () {
      return ut(e, t);
    }, []);
  }
  var Ne = function (e) {
    queueMicrotask(function () {
      queueMicrotask(e);
    });
  };
  function Ue() {
    Pt(function () {
      for (var e; (e = se.shift());) fe.call(e);
    });
  }
  function le() {
    se.push(this) === 1 && (p.requestAnimationFrame || Ne)(Ue);
  }
  var At = globalThis.shopify;
  At && typeof At.setSignals == 'function' && At.setSignals(d);
  var Ee = 0;
  function B(e, t, n, i, o, r) {
    t || (t = {});
    var u,
      s,
      a = t;
    if ('ref' in a) for (s in ((a = {}), t)) s == 'ref' ? (u = t[s]) : (a[s] = t[s]);
    var f = {
      type: e,
      props: a,
      key: n,
      ref: u,
      __k: null,
      __: null,
      __b: 0,
      __e: null,
      __c: null,
      constructor: void 0,
      __v: --Ee,
      __i: -1,
      __u: 0,
      __source: o,
      __self: r,
    };
    if (typeof e == 'function' && (u = e.defaultProps)) for (s in u) a[s] === void 0 && (a[s] = u[s]);
    return (p.vnode && p.vnode(f), f);
  }
  function Nt() {
    et(
      B('s-tile', { heading: shopify.i18n.translate('hello'), onClick: () => shopify.action.presentModal() }),
      document.body,
    );
  }
  function Ut() {
    et(
      B('s-page', {
        heading: shopify.i18n.translate('hello'),
        children: B('s-text', { children: shopify.i18n.translate('world') }),
      }),
      document.body,
    );
  }
  shopify.extend('pos.home.tile.render', (...e) => Nt(...e));
  shopify.extend('pos.home.modal.render', (...e) => Ut(...e));
})();
