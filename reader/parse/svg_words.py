"""The words of a drawing that can do no harm: elements and attributes of SVG 1.1 and 2 that only draw.

Left out on purpose: script, foreignObject, a, iframe, audio and video, feImage, handler, every on… attribute.
"""

from __future__ import annotations

_ELEMENTS = """
svg g defs symbol use switch title desc metadata style image
path rect circle ellipse line polyline polygon text tspan textPath
linearGradient radialGradient meshgradient meshrow meshpatch stop clipPath mask pattern marker
filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
animate animateTransform animateMotion mpath set view
"""
ELEMENTS = frozenset(_ELEMENTS.split())

_ATTRIBUTES = """
id class style lang tabindex role version baseProfile width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy
r rx ry fx fy fr d points pathLength transform dx dy rotate textLength lengthAdjust startOffset method spacing side
gradientUnits gradientTransform spreadMethod offset patternUnits patternContentUnits patternTransform clipPathUnits
maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient filterUnits primitiveUnits
filterRes in in2 result mode type values operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY
edgeMode kernelUnitLength preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent azimuth
elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle scale xChannelSelector yChannelSelector stdDeviation
radius baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent zoomAndPan
requiredFeatures requiredExtensions systemLanguage externalResourcesRequired contentScriptType contentStyleType
attributeType begin dur end min max restart repeatCount repeatDur fill calcMode keyTimes keySplines from to by
additive accumulate path keyPoints origin media decoding crossorigin enable-background space
alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
color-profile color-rendering cursor direction display dominant-baseline fill-opacity fill-rule filter flood-color
flood-opacity font font-family font-feature-settings font-size font-size-adjust font-stretch font-style
font-variant font-variation-settings font-weight glyph-orientation-horizontal glyph-orientation-vertical
image-rendering isolation kerning letter-spacing lighting-color line-height line-spacing marker marker-end
marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-padding
shape-rendering solid-color solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor
text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-orientation
text-overflow text-rendering text-transform transform-box transform-origin unicode-bidi vector-effect visibility
white-space word-spacing writing-mode
"""
ATTRIBUTES = frozenset(_ATTRIBUTES.split())

EDITORS = (  # what drawing programs add for themselves
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://www.bohemiancoding.com/sketch",
    "http://www.serif.com/",
    "http://ns.adobe.com/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
    "http://www.figma.com/figma/ns",
    "http://vectornator.io",
    "http://svgjs.com/",
    "http://svgjs.dev/",
    "https://boxy-svg.com",
)
