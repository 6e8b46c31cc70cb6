import { standardTransformers, standardTransformersRegistry, type TransformerRegistryItem } from '@grafana/data';

/** Grafana's transformations as @grafana/data has them, where some have two names; without the editors, which Grafana alone has. */
standardTransformersRegistry.setInit(() =>
  [...new Map(Object.values(standardTransformers).map((each) => [each.id, each])).values()].map(
    (transformation): TransformerRegistryItem => ({
      id: transformation.id,
      name: transformation.name,
      transformation: transformation as TransformerRegistryItem['transformation'],
      editor: () => null,
      imageDark: '',
      imageLight: '',
    })
  )
);
